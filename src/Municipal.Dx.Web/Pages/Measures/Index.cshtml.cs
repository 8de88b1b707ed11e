using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Measures;

[Access(Access.Member)]
public sealed class IndexModel(Here here, CurrentUser user, ShellQueries shell, MeasureQueries measures) : PageModel
{
    public MeasureFilter Filter { get; private set; } = null!;

    public MeasureList List { get; private set; } = null!;

    public MeasureChoices Choices { get; private set; } = null!;

    /// <summary>The period whose states are shown; null where the reader may see none.</summary>
    public ShellPeriod? Period { get; private set; }

    /// <summary>The scale that the period shown keeps.</summary>
    public RatingScale Scale => Period?.Scale ?? RatingScale.Default;

    public bool IsGrouped => Filter.Sort == MeasureSort.Number;

    /// <summary>Conditions in force, each with the address without it.</summary>
    public IEnumerable<(string Label, string Href)> Chips =>
        new (string Name, string? Label)[]
        {
            (MeasureListQuery.Text, Filter.Text is { } text ? $"語句：{text}" : null),
            (MeasureListQuery.Policy, Filter.PolicyKey is { } key ? $"{here.Plan.PolicyWord}：{Choices.Policies.FirstOrDefault(p => p.Key == key)?.Title ?? key}" : null),
            (MeasureListQuery.Department, Filter.Department is { } department ? $"担当課：{DepartmentLabel(department)}" : null),
            (MeasureListQuery.Lead, Filter.Lead is { } lead ? $"先に書かれた担当課：{DepartmentLabel(lead)}" : null),
            (MeasureListQuery.Priority, Filter.Priority is { } code ? $"国の重点取組：{PriorityLabel(code)}" : null),
            (MeasureListQuery.Report, Filter.Report is { } group ? $"報告：{ReportGroups.Label(group)}" : null),
            (MeasureListQuery.Rating, Filter.SelfRating is { } rating ? $"自己評価：{RatingLabel(rating)}" : null),
            (MeasureListQuery.Stage, Filter.Stage is { } stage ? $"進み具合：{ProgressLabels.Of(stage)}" : null),
        }
        .Where(chip => chip.Label is not null)
        .Select(chip => (chip.Label!, Request.QueryWith((chip.Name, null), ("page", null))));

    public string Cleared => Request.QueryWith([.. MeasureListQuery.Conditions.Append("page").Select(name => (name, (string?)null))]);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = MeasureListQuery.Filter(Request.Query);
        if (!here.HasPlan)
        {
            return;
        }

        var viewer = user.AsViewer();
        Period = (await shell.ForAsync(here.Plan.Id)).PeriodFor(viewer);
        Filter = Filter with { Scale = Scale };
        Choices = await measures.ChoicesAsync(here.Plan.Id, cancellationToken);
        List = await measures.ListAsync(here.Plan.Id, Period, viewer, Filter, cancellationToken);
    }

    public string RatingLabel(string code) => code switch
    {
        MeasureFilter.Missing => RatingScale.Unrated,
        MeasureFilter.Low => Scale.LowLabel,
        _ => Scale.LabelOf(code),
    };

    public static string PriorityLabel(string code) =>
        code == MeasureFilter.Missing ? "対応付けなし" : NationalPriority.Catalogue.FirstOrDefault(item => item.Code == code).ShortLabel ?? code;

    private string DepartmentLabel(string id) => id switch
    {
        MeasureFilter.Missing => "決まっていない",
        MeasureFilter.AllDepartments => "全課等",
        _ => Choices.Departments.FirstOrDefault(d => d.Id.ToString() == id)?.Name ?? "不明",
    };
}
