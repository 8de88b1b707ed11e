using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Domain.Progress;

public sealed class AskingRuleTests
{
    private static readonly AskingFacts PastOnly = new(IsFinished: false, HasPastEfforts: true, HasFutureEfforts: false, Initiatives: 0, KpisDue: 0);

    [Theory]
    [InlineData(PeriodKind.Quarter, false)]
    [InlineData(PeriodKind.HalfYear, false)]
    [InlineData(PeriodKind.AdHoc, false)]
    [InlineData(PeriodKind.Year, true)]
    public void Of_OnlyPastEfforts_IsAskedOnceAYear(PeriodKind kind, bool isAsked)
    {
        var found = AskingRule.Of(PastOnly, kind);

        found.IsAsked.ShouldBe(isAsked);
        found.Reason.ShouldStartWith("これまでの取組だけ");
    }

    [Theory]
    [InlineData(PeriodKind.Quarter)]
    [InlineData(PeriodKind.Year)]
    public void Of_Finished_IsNeverAsked(PeriodKind kind) =>
        AskingRule.Of(PastOnly with { IsFinished = true, KpisDue = 3, HasFutureEfforts = true }, kind).ShouldBe(new AskingDefault(IsAsked: false, "完了・中止の報告済み"));

    [Fact]
    public void Of_PastEffortsWithKpiDue_IsAsked() => AskingRule.Of(PastOnly with { KpisDue = 2 }, PeriodKind.Quarter).ShouldBe(new AskingDefault(IsAsked: true, "測定するKPI 2件"));

    [Fact]
    public void Of_SomethingToDo_IsAsked()
    {
        AskingRule.Of(PastOnly with { HasFutureEfforts = true }, PeriodKind.Quarter).Reason.ShouldBe("今後の取組あり");
        AskingRule.Of(PastOnly with { Initiatives = 4 }, PeriodKind.Quarter).Reason.ShouldBe("取組 4件");
    }

    [Fact]
    public void Of_PlanThatPrintsTitlesOnly_IsAsked() =>
        AskingRule.Of(new AskingFacts(IsFinished: false, HasPastEfforts: false, HasFutureEfforts: false, Initiatives: 0, KpisDue: 0), PeriodKind.Quarter).IsAsked.ShouldBeTrue();
}
