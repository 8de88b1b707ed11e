using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>A stored report as books print it. What was not submitted stays with its department: only its state is told.</summary>
internal static class BookReportRows
{
    /// <param name="report">With its parts, their departments and figures.</param>
    public static BookReport Of(ProgressReport report)
    {
        var told = new BookReport(
            report.State, report.Stage, report.SelfRating, report.OfficeRating, report.CommitteeRating,
            report.Achievement, report.HasNoMovement, report.Issue, report.NextPlan, report.Direction);
        return told.IsAnswered ? Filled(told, report) : NotAnswered(report);
    }

    private static BookReport NotAnswered(ProgressReport report) =>
        new(report.State, null, null, null, null, null, HasNoMovement: false, null, null, null) { IsUnreported = report.IsUnreported };

    private static BookReport Filled(BookReport told, ProgressReport report) => told with
    {
        IsUnreported = report.IsUnreported,
        OfficeRatingReason = report.OfficeRatingReason,
        CommitteeRatingReason = report.CommitteeRatingReason,
        DelayCause = report.DelayCause,
        DecisionRequested = report.DecisionRequested,
        BudgetYen = report.BudgetYen,
        SettlementYen = report.SettlementYen,
        Remark = report.Remark,
        SubmittedAt = report.SubmittedAt,
        SubmittedByPost = report.SubmittedByPost,
        IsByDeputy = report.IsByDeputy,
        ApprovedOn = report.ApprovedOn,
        CheckedAt = report.CheckedAt,
        CheckedByPost = report.CheckedByPost,
        // What a department has not handed over is its own.
        Parts = [.. report.Parts.Where(part => part.HandedAt is not null).OrderBy(part => part.Department!.Order).ThenBy(part => part.Key, StringComparer.Ordinal).Select(Part)],
    };

    private static BookPart Part(DepartmentPart part) => new(
        part.Department!.Name,
        part.Achievement,
        part.HasNoMovement,
        [.. part.Figures.OrderBy(figure => figure.Kpi!.Key, StringComparer.Ordinal).Select(figure => new BookPartFigure(figure.Kpi!.Key, figure.Value, figure.EmptyState))]);
}
