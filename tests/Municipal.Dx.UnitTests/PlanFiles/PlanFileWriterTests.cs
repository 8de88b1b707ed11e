using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Testing;

namespace Municipal.Dx.UnitTests.PlanFiles;

public sealed class PlanFileWriterTests
{
    public static TheoryData<string> Slugs => [.. PlanSeeds.Slugs];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Write_Seed_IsReadBackEqual(string slug)
    {
        var read = PlanFileReader.Read(PlanSeeds.Read(slug));
        read.Problems.ShouldBeEmpty();

        var (plan, glossary) = PlanFileWriter.Write(read.Records);
        var again = PlanFileReader.Read(PlanFileSet.FromText(plan, glossary));

        again.Problems.ShouldBeEmpty();
        again.Records.Select(Describe).ShouldBe(read.Records.Select(Describe));
        PlanFileWriter.Write(again.Records).ShouldBe((plan, glossary));
    }

    [Theory]
    [InlineData("- 箇条")]
    [InlineData("true")]
    [InlineData("2024-03")]
    [InlineData("1_000")]
    [InlineData("~")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("末尾:")]
    [InlineData("\"引用\"と'引用'")]
    [InlineData("[A], {B}")]
    [InlineData("一行目\n二行目\n\n四行目\tタブ")]
    [InlineData("C:\\temp\\u0041")]
    [InlineData("𠮷野家と\u2028行区切り")]
    [InlineData("%と@と`と&と*と!")]
    [InlineData("=cmd|' /C calc'!A0")]
    public void Write_AwkwardText_IsReadBackEqual(string text)
    {
        var records = SamplePlan.Read(SamplePlan.Yaml).Records;
        foreach (var record in records.Where(r => r.Kind == PlanSchema.Measure || r.Kind == PlanSchema.Figure))
        {
            record.Fields[record.Kind == PlanSchema.Measure ? "summary" : "text"] = new PlanValue(text, 0);
        }

        var again = SamplePlan.Read(PlanFileWriter.Write(records).Plan);

        again.Problems.ShouldBeEmpty();
        again.Of(PlanSchema.Measure).First()["summary"].ShouldBe(text);
        again.Of(PlanSchema.Figure).Single()["text"].ShouldBe(text);
    }

    private static string Describe(PlanRecord record) =>
        $"{record.Kind.Name} {record.Key} ↑{record.ParentKey} #{record.Order} {string.Join(" | ", record.Fields.Select(f => $"{f.Key}={f.Value.Text}"))}";
}
