using Municipal.Dx.Application.Features.Measures;

namespace Municipal.Dx.UnitTests.Features.Measures;

public sealed class GanttTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void Of_EndUnknownAndNothingAfter_DrawsOpenToTheEdgeOfTheTable()
    {
        var gantt = Gantt.Of([Subject(new GanttPhase("順次構築", 2024, null, IsCertain: false))], 2024, 2029, Today);

        var cell = gantt.Rows[0].Lanes[0].ShouldHaveSingleItem();
        cell.Span.ShouldBe(6);
        cell.Phase!.EndIsUnknown.ShouldBeTrue();
        cell.Phase.Years.ShouldBe("令和6年度から");
    }

    [Fact]
    public void Of_EndUnknownBeforeAnotherPhase_DrawsOpenUpToIt()
    {
        var gantt = Gantt.Of([Subject(new GanttPhase("検討", 2024, null, IsCertain: false), new GanttPhase("構築", 2029, 2029, IsCertain: true))], 2024, 2029, Today);

        gantt.Rows[0].Lanes.ShouldHaveSingleItem().Select(c => (c.Span, c.Phase!.Label)).ShouldBe([(5, "検討"), (1, "構築")]);
    }

    [Fact]
    public void Of_NeitherYearKnown_IsListedWithoutABar()
    {
        var gantt = Gantt.Of([Subject(new GanttPhase("継続実施", null, null, IsCertain: false))], null, null, Today);

        gantt.Rows[0].Undated.ShouldBe(["継続実施"]);
    }

    private static GanttSubject Subject(params GanttPhase[] phases) => new("1-1/1", "窓口申請システム", TitleIsGist: false, phases);
}
