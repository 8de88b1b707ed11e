using System.Globalization;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Measures;

/// <summary><c>/{m}/measures.csv</c>: the list as narrowed and sorted on the page, all pages of it.</summary>
public static class MeasureCsv
{
    public static void MapMeasureCsv(this WebApplication app) =>
        app.MapGet("/{m}/measures.csv", AnswerAsync).WithMetadata(new AccessAttribute(Access.Member));

    private static async Task<IResult> AnswerAsync(HttpRequest request, Here here, CurrentUser user, ShellQueries shell, MeasureQueries measures, CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return Results.NotFound();
        }

        var viewer = user.AsViewer();
        var period = (await shell.ForAsync(here.Plan.Id)).PeriodFor(viewer);
        var scale = period?.Scale ?? RatingScale.Default;
        var filter = MeasureListQuery.Filter(request.Query) with { Page = 1, Rows = int.MaxValue, Scale = scale };
        var list = await measures.ListAsync(here.Plan.Id, period, viewer, filter, cancellationToken);
        string[] heads = ["番号", here.Plan.PolicyWord, here.Plan.MeasureWord, "担当課", "国の重点取組", "報告期", "報告の状態", "進み具合", "自己評価", "事務局評価", "KPI数", "更新日"];
        return CsvFile.Of($"{here.Municipality.Slug}-measures.csv", heads, list.Rows.Select(row => Cells(row, period, scale)));
    }

    private static string?[] Cells(MeasureRow row, ShellPeriod? period, RatingScale scale) =>
    [
        row.NumberShown,
        row.PolicyTitle,
        row.Title,
        row.OwnersText,
        row.MainPriority ?? "対応付けなし",
        period?.Label,
        row.ReportState is { } state ? ProgressLabels.Of(state, period is { IsFixed: true }) : null,
        row.Stage is { } stage ? ProgressLabels.Of(stage) : null,
        row.ReportState is null ? null : scale.LabelOf(row.SelfRating),
        row.ReportState is null ? null : scale.LabelOf(row.OfficeRating),
        row.KpiCount.ToString(CultureInfo.InvariantCulture),
        JapanTime.DayOf(row.ChangedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];
}
