using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Tables;

namespace Municipal.Dx.UnitTests.PlanFiles.Tables;

public sealed class PlanCellTextTests
{
    [Fact]
    public void Choices_OfEveryToken_AreDistinctWordsThatFitOneList()
    {
        var fields = PlanSchema.Kinds.SelectMany(kind => kind.Fields).Where(field => field.Type is PlanFieldType.Token or PlanFieldType.Flag).ToList();

        fields.ShouldNotBeEmpty();
        foreach (var choices in fields.Select(PlanTokenWords.Choices))
        {
            choices.ShouldBeUnique();
            choices.ShouldAllBe(word => !word.Contains(',', StringComparison.Ordinal) && word != "不明");
            string.Join(',', choices).Length.ShouldBeLessThan(250);
        }
    }

    [Fact]
    public void Sheets_TogetherWithTheHead_HoldEveryKindOfThePlanFile()
    {
        PlanSheets.All.Select(sheet => sheet.Kind).Concat(PlanSheets.HeadKinds).ShouldBe(PlanSchema.Kinds, ignoreOrder: true);
        PlanSheets.All.Select(sheet => sheet.Name).Append(PlanSheets.Head).ShouldBeUnique();
        foreach (var kind in PlanSchema.Kinds)
        {
            kind.Fields.Select(field => field.Label).ShouldBeUnique($"headings of {kind.Name}");
        }
    }

    [Theory]
    [InlineData("町長\n副町長", "町長、副町長")]
    [InlineData("課長、係長", "課長、係長\n")]
    [InlineData("課長、係長\n町長", "課長、係長\n町長")]
    public void Write_List_KeepsMarksInsideAnItem(string text, string cell) =>
        PlanCellText.Write(PlanSchema.Governance.Find("members")!, text).ShouldBe(cell);
}
