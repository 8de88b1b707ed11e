using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Opinions;

/// <summary>委員会・議会の意見: those that the reader may see, open ones first.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, CurrentUser user, OpinionLists opinions) : PageModel
{
    public OpinionGroup? Group { get; private set; }

    public OpinionList List { get; private set; } = new([], new Dictionary<OpinionGroup, int>(), 0);

    public async Task OnGetAsync(string? state, CancellationToken cancellationToken)
    {
        Group = Enum.GetValues<OpinionGroup>().Where(group => TokenOf(group) == state).Select(group => (OpinionGroup?)group).FirstOrDefault();
        if (here.HasPlan)
        {
            List = await opinions.ListAsync(here.Plan.Id, user.AsViewer(), user.IsCommittee, Group, here.Today, cancellationToken);
        }
    }

    public static string TokenOf(OpinionGroup group) => group.ToString().ToLowerInvariant();
}
