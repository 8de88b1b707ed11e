using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Domain.Progress;

public sealed class PeriodWorkflowTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);

    [Theory]
    [InlineData(PeriodState.Preparing, true)]
    [InlineData(PeriodState.Open, false)]
    [InlineData(PeriodState.Fixed, false)]
    public void Open_OnlyOnce(PeriodState state, bool isAllowed) => (PeriodWorkflow.Open(state) is null).ShouldBe(isAllowed);

    [Theory]
    [InlineData(PeriodState.Open, 0, false, true)]
    [InlineData(PeriodState.Open, 2, false, false)]
    [InlineData(PeriodState.Open, 2, true, true)]
    [InlineData(PeriodState.Preparing, 0, true, false)]
    [InlineData(PeriodState.Fixed, 0, true, false)]
    public void Fix_MissingAnswers_AreConfirmedFirst(PeriodState state, int missing, bool confirms, bool isAllowed) =>
        (PeriodWorkflow.Fix(state, missing, confirms) is null).ShouldBe(isAllowed);

    [Theory]
    [InlineData(PeriodState.Fixed, "誤りを直すため", true)]
    [InlineData(PeriodState.Fixed, " ", false)]
    [InlineData(PeriodState.Open, "誤りを直すため", false)]
    public void Reopen_FixedPeriod_NeedsAReason(PeriodState state, string reason, bool isAllowed) =>
        (PeriodWorkflow.Reopen(state, reason) is null).ShouldBe(isAllowed);

    [Theory]
    [InlineData(PeriodState.Fixed, "2026-10-20", true)]
    [InlineData(PeriodState.Fixed, "2026-10-21", false)]
    [InlineData(PeriodState.Fixed, null, false)]
    [InlineData(PeriodState.Open, "2026-10-20", false)]
    public void Publish_FixedPeriod_NeedsTheDayOfTheDecision(PeriodState state, string? decidedOn, bool isAllowed) =>
        (PeriodWorkflow.Publish(state, decidedOn is null ? null : DateOnly.Parse(decidedOn), Today) is null).ShouldBe(isAllowed);

    [Theory]
    [InlineData(null, Lateness.NotSubmitted)]
    [InlineData(ReportState.Draft, Lateness.NotSubmitted)]
    [InlineData(ReportState.InDepartmentReview, Lateness.NotSubmitted)]
    [InlineData(ReportState.CorrectionRequested, Lateness.NotCorrected)]
    [InlineData(ReportState.Submitted, Lateness.None)]
    [InlineData(ReportState.Checked, Lateness.None)]
    public void Of_DayAfterDue_CountsMissingAndSentBackApart(ReportState? state, Lateness late)
    {
        ReportLateness.Of(state, Today.AddDays(-1), Today).ShouldBe(late);
        ReportLateness.Of(state, Today, Today).ShouldBe(Lateness.None);
    }

    [Fact]
    public void DueOf_ExtendedDepartment_HasItsOwnDay()
    {
        var period = new ReportingPeriod { Key = "2026-q2", Due = Today };
        period.Extensions.Add(new DueExtension { DepartmentId = 7, Due = Today.AddDays(5), Reason = "決算のため" });

        (period.DueOf(7), period.DueOf(8), period.DueOf(departmentId: null)).ShouldBe((Today.AddDays(5), Today, Today));
    }
}
