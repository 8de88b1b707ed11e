using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Domain.Progress;

public sealed class ReportWorkflowTests
{
    private static readonly Dictionary<(ReportState, ReportMove), ReportState> Allowed = new()
    {
        [(ReportState.Draft, ReportMove.AskHead)] = ReportState.InDepartmentReview,
        [(ReportState.CorrectionRequested, ReportMove.AskHead)] = ReportState.InDepartmentReview,
        [(ReportState.Draft, ReportMove.Submit)] = ReportState.Submitted,
        [(ReportState.InDepartmentReview, ReportMove.Submit)] = ReportState.Submitted,
        [(ReportState.CorrectionRequested, ReportMove.Submit)] = ReportState.Submitted,
        [(ReportState.InDepartmentReview, ReportMove.Withdraw)] = ReportState.Draft,
        [(ReportState.Submitted, ReportMove.Withdraw)] = ReportState.Draft,
        [(ReportState.Submitted, ReportMove.Check)] = ReportState.Checked,
        [(ReportState.Submitted, ReportMove.RequestCorrection)] = ReportState.CorrectionRequested,
        [(ReportState.Checked, ReportMove.RequestCorrection)] = ReportState.CorrectionRequested,
    };

    private static readonly ReportMoveContext Office = new(ReportActor.Office, PeriodState.Open, Reason: "出所を書いてください。");

    public static TheoryData<ReportState, ReportMove> Everything
    {
        get
        {
            var data = new TheoryData<ReportState, ReportMove>();
            foreach (var state in Enum.GetValues<ReportState>())
            {
                foreach (var move in Enum.GetValues<ReportMove>())
                {
                    data.Add(state, move);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Move_OpenPeriod_GoesOnlyWhereTheTableSays(ReportState state, ReportMove move)
    {
        var (after, problem) = ReportWorkflow.Move(state, move, Office);

        var isAllowed = Allowed.TryGetValue((state, move), out var target);
        (problem is null).ShouldBe(isAllowed);
        after.ShouldBe(isAllowed ? target : state);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Move_FixedOrPreparingPeriod_GoesNowhere(ReportState state, ReportMove move)
    {
        foreach (var period in new[] { PeriodState.Fixed, PeriodState.Preparing })
        {
            var (after, problem) = ReportWorkflow.Move(state, move, Office with { PeriodState = period });

            after.ShouldBe(state);
            problem.ShouldNotBeNull();
        }
    }

    [Theory]
    [InlineData(false, "2026-10-01", false)]
    [InlineData(true, null, false)]
    [InlineData(true, "2026-10-01", true)]
    public void Move_StaffSubmits_OnlyWhereAllowedAndApproved(bool maySubmit, string? approvedOn, bool isSubmitted)
    {
        var context = new ReportMoveContext(ReportActor.Staff, PeriodState.Open, maySubmit, approvedOn is null ? null : DateOnly.Parse(approvedOn));

        ReportWorkflow.Move(ReportState.Draft, ReportMove.Submit, context).State.ShouldBe(isSubmitted ? ReportState.Submitted : ReportState.Draft);
    }

    [Theory]
    [InlineData(ReportActor.Staff, ReportMove.Check)]
    [InlineData(ReportActor.Head, ReportMove.Check)]
    [InlineData(ReportActor.Staff, ReportMove.RequestCorrection)]
    [InlineData(ReportActor.Head, ReportMove.RequestCorrection)]
    public void Move_DepartmentChecksItself_IsRefused(ReportActor actor, ReportMove move) =>
        ReportWorkflow.Move(ReportState.Submitted, move, new ReportMoveContext(actor, PeriodState.Open, Reason: "理由")).Problem.ShouldNotBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("　 ")]
    public void Move_CorrectionWithoutReason_IsRefusedAtTheReason(string? reason) =>
        ReportWorkflow.Move(ReportState.Submitted, ReportMove.RequestCorrection, Office with { Reason = reason }).Problem!.Value.Field.ShouldBe("Reason");

    [Fact]
    public void Move_CorrectionReasonOfThousandLetters_IsTheLongest()
    {
        ReportWorkflow.Move(ReportState.Submitted, ReportMove.RequestCorrection, Office with { Reason = new string('あ', 1000) }).Problem.ShouldBeNull();
        ReportWorkflow.Move(ReportState.Submitted, ReportMove.RequestCorrection, Office with { Reason = new string('あ', 1001) }).Problem.ShouldNotBeNull();
    }

    [Fact]
    public void IsEditable_SubmittedAndChecked_AreNot() =>
        Enum.GetValues<ReportState>().Where(ReportWorkflow.IsEditable).ShouldBe([ReportState.Draft, ReportState.InDepartmentReview, ReportState.CorrectionRequested]);
}
