using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Application.Features.Reports;

public sealed class BookComparisonTests
{
    [Fact]
    public void Of_SameContent_IsEmpty() => BookComparison.Of(BookSamples.Fixed(), BookSamples.Fixed()).ShouldBeEmpty();

    [Fact]
    public void Of_ChangedAnswer_TellsFieldOldAndNew()
    {
        var before = BookSamples.WithMeasures(BookSamples.Measure("(1)-1", "オンライン化", BookSamples.Report("B", "始めた")));
        var after = BookSamples.WithMeasures(BookSamples.Measure("(1)-1", "オンライン化", BookSamples.Report("C", "始めた。", issue: "人手が足りない")));

        var item = BookComparison.Of(before, after).ShouldHaveSingleItem();

        (item.Kind, item.Key, item.Label).ShouldBe((BookItemKind.Measure, "1-1", "(1)-1 オンライン化"));
        item.Fields.ShouldBe(
            [new BookFieldChange("自己評価", "B 計画どおり", "C やや遅れ"), new BookFieldChange("実績", "始めた", "始めた。"), new BookFieldChange("課題", null, "人手が足りない")]);
    }

    [Fact]
    public void Of_ChangedValue_TellsItWithJudgement()
    {
        var before = BookSamples.Fixed();
        var kpi = before.Kpis.First(k => k.Actual.Value is not null);
        var after = before with { Kpis = [.. before.Kpis.Select(k => k == kpi ? k with { Actual = k.Actual with { Value = 9_999, Reason = "直した" } } : k)] };

        var item = BookComparison.Of(before, after).ShouldHaveSingleItem();

        item.Kind.ShouldBe(BookItemKind.Kpi);
        item.Fields.Select(f => f.Field).ShouldBe(["実績", "判定の理由"]);
        item.Fields[0].New!.ShouldContain("9,999");
    }

    [Fact]
    public void Of_ItemOnlyInOne_SaysSo()
    {
        var some = BookSamples.WithMeasures(BookSamples.Measure("(1)-1", "一", null), BookSamples.Measure("(1)-2", "二", null));
        var fewer = BookSamples.WithMeasures(BookSamples.Measure("(1)-1", "一", null));

        BookComparison.Of(some, fewer).ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().New.ShouldBeNull();
        BookComparison.Of(fewer, some).ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().Old.ShouldBeNull();
    }

    [Fact]
    public void Of_AnswerComingIn_IsTheWholeReport()
    {
        var before = BookSamples.WithMeasures(BookSamples.Measure("(1)-1", "一", BookSamples.Report(null, null, state: ReportState.Draft)));
        var after = BookSamples.WithMeasures(BookSamples.Measure("(1)-1", "一", BookSamples.Report("B", "始めた")));

        BookComparison.Of(before, after).ShouldHaveSingleItem().Fields.ShouldContain(new BookFieldChange("提出の状態", "未提出", "提出済み"));
    }

    [Fact]
    public void Between_DraftAndFixed_LeavesOutWhatOnlyBecameUnreported()
    {
        var measure = BookSamples.Measure("(1)-1", "一", BookSamples.Report(null, null, state: ReportState.Draft));
        var kpi = BookSamples.Kpi("(1)-1", "手続き数", "件", KpiType.Increase, KpiBasis.PointInTime, ("31件", 31), ("60件", 60), new KpiActual(null));
        var before = BookSamples.WithMeasures(measure) with { Kpis = [kpi] };
        var after = before with
        {
            Measures = [measure with { Report = measure.Report! with { IsUnreported = true } }],
            Kpis = [kpi with { Actual = kpi.Actual with { Outcome = KpiOutcome.NotReported, Reason = "確定までに報告がなく、未報告" } }],
        };

        BookComparison.Of(before, after).Count.ShouldBe(2);
        BookCorrections.Between("案 第1版", before, after).Items.ShouldBeEmpty();
        BookCorrections.Between("案 第1版", before, after with { Kpis = [kpi with { Actual = kpi.Actual with { Outcome = KpiOutcome.Unobtainable } }] }).Items.ShouldHaveSingleItem();
        BookCorrections.Between("案 第1版", before, after with { Kpis = [kpi with { Actual = kpi.Actual with { Value = 44, Outcome = KpiOutcome.NotMet } }] })
            .Items.ShouldHaveSingleItem().Label.ShouldBe("(1)-1 手続き数");
    }
}
