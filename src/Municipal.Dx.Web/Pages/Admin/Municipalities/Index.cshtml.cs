using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Municipalities;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin.Municipalities;

[Access(Access.Administrator)]
public sealed class IndexModel(MunicipalityService municipalities) : PageModel
{
    public IReadOnlyList<MunicipalityRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await municipalities.ListAsync(cancellationToken);
}
