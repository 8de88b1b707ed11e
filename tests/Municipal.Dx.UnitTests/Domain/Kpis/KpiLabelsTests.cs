using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

public sealed class KpiLabelsTests
{
    [Fact]
    public void Of_EveryToken_HasItsOwnJapaneseWord()
    {
        AllLabels(Enum.GetValues<KpiType>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<KpiBasis>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<EntryMode>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<ValueStatus>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<NumberQualifier>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<EmptyState>().Where(state => state != EmptyState.None).Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<MeasureFrequency>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<LeadRate>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<JudgedAgainst>().Select(KpiLabels.Of));
        AllLabels(Enum.GetValues<KpiOutcome>().Select(KpiLabels.Of));
    }

    [Fact]
    public void IsJudged_Outcomes_CountOnlyWhatWasMetOrNot() =>
        Enum.GetValues<KpiOutcome>().Where(outcome => outcome.IsJudged()).ShouldBe(
            [KpiOutcome.Met, KpiOutcome.MetThisYear, KpiOutcome.MetGuide, KpiOutcome.Confirmed, KpiOutcome.NotMet, KpiOutcome.WorseThanBaseline]);

    private static void AllLabels(IEnumerable<string> labels)
    {
        var all = labels.ToList();
        all.ShouldAllBe(label => label.Length > 0 && label != "不明");
        all.ShouldBeUnique();
    }
}
