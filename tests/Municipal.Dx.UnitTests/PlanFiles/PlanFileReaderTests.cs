using System.Text;
using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.UnitTests.PlanFiles;

public sealed class PlanFileReaderTests
{
    [Fact]
    public void Read_SoundPlan_GivesRecordsWithFullKeys()
    {
        var plan = SamplePlan.Read(SamplePlan.Yaml, SamplePlan.Glossary);

        plan.Problems.ShouldBeEmpty();
        plan.Records.Select(r => $"{r.Kind.Name} {r.Key}").ShouldBe(
        [
            "municipality oe", "plan 2024", "department 総務部", "department 総務課", "note survey", "figure survey/回答",
            "policy 1", "field 1-1", "measure 1-1-1", "kpi 1-1-1.k1", "yearlyTarget 1-1-1.k1/2026", "initiative 1-1-1/1",
            "phase 1-1-1/1#検討@2024", "phase 1-1-1/1#@2026", "measure 1-1-2", "relistedKpi 1-1-2/1-1-1.k1", "term eLTAX",
        ]);
    }

    [Fact]
    public void Read_Field_KeepsCanonicalTextAndLine()
    {
        var kpi = SamplePlan.Read(SamplePlan.Yaml).Of(PlanSchema.Kpi).Single();

        kpi["baseline.value"].ShouldBe("31");
        kpi["target.due"].ShouldBe("2029-03");
        kpi.LineOf("target.due").ShouldBe(SamplePlan.LineOf("target: {"));
        kpi.PathOf("target.due").ShouldBe("policies[0].measures[0].kpis[0].target.due");
    }

    [Fact]
    public void Read_DefaultStated_IsTheSameAsLeftOut() =>
        SamplePlan.ReadWith("title: 別の施策", "title: 別の施策\n        textStatus: full\n        allDepartments: false\n        direction: ~")
            .Of(PlanSchema.Measure).Last().Fields.Keys.ShouldBe(["field", "key", "title"]);

    [Fact]
    public void Read_SamePhaseTwice_KeepsBoth() =>
        SamplePlan.ReadWith("""{ label: "", firstFiscalYear: 2026, isCertain: false }""", "{ label: 検討, firstFiscalYear: 2024 }")
            .Of(PlanSchema.Phase).Select(p => p.Key).ShouldBe(["1-1-1/1#検討@2024", "1-1-1/1#検討@2024~2"]);

    [Theory]
    [InlineData("title: 方針", "titel: 方針", "policies[0].titel", "「title」ではありませんか")]
    [InlineData("    title: 方針", "    subtitle: 方針", "policies[0].title", "題名(title)がありません")]
    [InlineData("value: 60", "value: 六十", "policies[0].measures[0].kpis[0].target.value", "数字だけで")]
    [InlineData("value: 60", "value: \"60\"", "policies[0].measures[0].kpis[0].target.value", "数字だけで")]
    [InlineData("value: 60", "value: 60.12345", "policies[0].measures[0].kpis[0].target.value", "小数部4桁")]
    [InlineData("value: 60", "value: [60]", "policies[0].measures[0].kpis[0].target.value", "1つの値")]
    [InlineData("value: 60,", "", "policies[0].measures[0].kpis[0].target.value", "目標の数値(target.value)が必要")]
    [InlineData("type: Increase", "type: Milestone", "policies[0].measures[0].kpis[0].target.value", "数値を書けません")]
    [InlineData("type: Increase", "type: Range", "policies[0].measures[0].kpis[0].target.value", "上限(upperValue)")]
    [InlineData("type: Increase", "type: Rise", "policies[0].measures[0].kpis[0].type", "使えるもの: Increase")]
    [InlineData("unit: 件", "tolerance: 1", "policies[0].measures[0].kpis[0].tolerance", "Maintainのときだけ")]
    [InlineData("unit: 件", "isStrict: はい", "policies[0].measures[0].kpis[0].isStrict", "true か false")]
    [InlineData("unit: 件", "entryMode: SinceApril", "policies[0].measures[0].kpis[0].entryMode", "足し合わせ")]
    [InlineData("due: 2029-03", "due: 2029-13", "policies[0].measures[0].kpis[0].target.due", "2024-03 の形")]
    [InlineData("due: 2029-03", "due: 2029-04", "policies[0].measures[0].kpis[0].target.due", "2029年度に当たります")]
    [InlineData("fiscalYear: 2026", "fiscalYear: 8", "policies[0].measures[0].kpis[0].yearlyTargets[0].fiscalYear", "令和6年度は2024")]
    [InlineData("code: \"063240\"", "code: \"063241\"", "municipality.code", "検査数字")]
    [InlineData("slug: oe", "slug: admin", "municipality.slug", "URLに使う名前")]
    [InlineData("lastFiscalYear: 2029", "lastFiscalYear: 2023", "plan.lastFiscalYear", "始まりの年度以後")]
    [InlineData("lastFiscalYear: 2025", "lastFiscalYear: 2023", "policies[0].measures[0].initiatives[0].schedule[0].lastFiscalYear", "終わりの年度は")]
    [InlineData("firstFiscalYear: 2026", "firstFiscalYear: 2045", "policies[0].measures[0].initiatives[0].schedule[1].firstFiscalYear", "10年を超えて")]
    [InlineData("parent: 総務部", "parent: 企画部", "departments[1].parent", "課等「企画部」が課等の一覧(departments)にありません")]
    [InlineData("departments: [総務課]", "departments: [総務果]", "policies[0].measures[0].departments", "課等「総務果」")]
    [InlineData("departments: [総務課]", "departments: 総務課", "policies[0].measures[0].departments", "一覧で")]
    [InlineData("departments: [総務課]", "departments: [総務課, 総務課]", "policies[0].measures[0].departments", "重なっています")]
    [InlineData("nationalPriorities: [F1, F4]", "nationalPriorities: [F9]", "policies[0].measures[0].nationalPriorities", "符号「F9」はありません")]
    [InlineData("sdgs: [9, 11]", "sdgs: [18]", "policies[0].measures[0].sdgs", "1から17")]
    [InlineData("key: \"1-1-2\"", "key: \"1-2-2\"", "policies[0].measures[1].key", "「1-1-」で始めて")]
    [InlineData("key: \"1-1-2\"", "key: \"1-1-1\"", "policies[0].measures[1]", "重なっています")]
    [InlineData("key: \"1-1-2\"", "key: 1-1-い", "policies[0].measures[1].key", "数字と「-」")]
    [InlineData("key: \"1-1-1.k1\"", "key: \"1-1-9.k1\"", "policies[0].measures[0].kpis[0].key", "「1-1-1.k」で始めて")]
    [InlineData("kpi: \"1-1-1.k1\"", "kpi: \"1-1-1.k9\"", "policies[0].measures[1].relistedKpis[0].kpi", "KPI「1-1-1.k9」がありません")]
    [InlineData("title: 別の施策\n        field: \"1-1\"", "title: 別の施策\n        field: \"1-9\"", "policies[0].measures[1].field", "施策分野「1-9」")]
    [InlineData("- key: \"1\"\n            title: 取組", "- key: \"1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1\"\n            title: 取組", "policies[0].measures[0].initiatives[0].key", "長すぎます")]
    [InlineData("kind: survey", "kind: poll", "notes[0].kind", "pastEfforts")]
    public void Read_WrongPiece_NamesPathAndSaysWhatToDo(string piece, string replacement, string path, string sentence)
    {
        var problems = SamplePlan.ReadWith(piece, replacement).Problems;

        var problem = problems.FirstOrDefault(p => p.Path == path).ShouldNotBeNull(string.Join('\n', problems));
        problem.Message.ShouldContain(sentence);
        problem.File.ShouldBe("plan.yaml");
        problem.Line.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Read_SeveralErrors_ListsAllWithTheirLines()
    {
        var yaml = SamplePlan.Yaml
            .Replace("value: 60", "value: 六十", StringComparison.Ordinal)
            .Replace("kind: survey", "kind: poll", StringComparison.Ordinal)
            .Replace("title: 別の施策", "titel: 別の施策", StringComparison.Ordinal);

        SamplePlan.Read(yaml).Problems.Select(p => (p.Line, p.Path)).ShouldBe(
        [
            (SamplePlan.LineOf("kind: survey"), "notes[0].kind"),
            (SamplePlan.LineOf("target: {"), "policies[0].measures[0].kpis[0].target.value"),
            (SamplePlan.LineOf("key: \"1-1-2\""), "policies[0].measures[1].title"),
            (SamplePlan.LineOf("title: 別の施策"), "policies[0].measures[1].titel"),
        ]);
    }

    [Fact]
    public void Read_TextTooLong_SaysHowLongItMayBe() =>
        SamplePlan.ReadWith("title: 別の施策", "title: " + new string('あ', 201)).Problems.Single().Message.ShouldContain("200文字以内");

    [Fact]
    public void ToString_Problem_BeginsWithFileAndLine() =>
        new PlanFileProblem("plan.yaml", 12, "measures[3].title", "題名がありません。").ToString().ShouldBe("plan.yaml:12 measures[3].title 題名がありません。");

    [Fact]
    public void Read_MissingSections_NamesThem() =>
        SamplePlan.Read("format: municipal-dx-plan/1\n").Problems.Select(p => p.Path).ShouldBe(["municipality", "plan"]);

    [Fact]
    public void Read_MeasureOfImplicitPolicy_NeedsNoPrefix() =>
        SamplePlan.ReadWith("    title: 方針\n    fields:", "    title: 方針\n    isImplicit: true\n    fields:")
            .Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("", "内容がありません")]
    [InlineData("a: [1", "YAMLとして読めません")]
    [InlineData("a: b: c", "YAMLとして読めません")]
    [InlineData("\t- x: 1", "「項目: 値」の並び")]
    [InlineData("- 1", "「項目: 値」の並び")]
    [InlineData("ただの文", "「項目: 値」の並び")]
    [InlineData("format: &a x", "アンカー(&)と参照(*)")]
    [InlineData("format: *a", "アンカー(&)と参照(*)")]
    [InlineData("format: !!str x", "タグ(!)")]
    [InlineData("format: x\nformat: y", "1行目と重なっています")]
    [InlineData("format: x\n---\nformat: y", "1つの文書だけ")]
    [InlineData("? [a]\n: b", "項目の名前は文字")]
    [InlineData("a: \u0000", "使えない文字(U+0000)")]
    [InlineData("format: \"\\0\"", "使えるもの: municipal-dx-plan/1")]
    [InlineData("plan: { title: \"a\\0b\" }", "使えない文字(U+0000)")]
    [InlineData("format: \"\\ud800\"", "YAML")]
    public void Read_BrokenFile_IsRefusedWithASentence(string yaml, string sentence) =>
        SamplePlan.Read(yaml).Problems.ShouldContain(p => p.Message.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void Read_DeepNesting_IsRefused() =>
        SamplePlan.Read("a: " + new string('[', 100_000)).Problems.ShouldContain(p => p.Message.Contains("入れ子が深すぎます", StringComparison.Ordinal));

    [Fact]
    public void Read_HugeFile_IsRefused() =>
        PlanFileReader.Read(PlanFileSet.FromBytes(new byte[PlanFileText.BytesMax + 1], glossary: null)).Problems.Single().Message.ShouldContain("大きすぎます");

    [Fact]
    public void Read_OtherEncoding_IsRefusedWithItsLine()
    {
        byte[] bytes = [.. "format: x\ntitle: "u8, 0x93, 0xFA, 0x96, 0x7B];

        var problem = PlanFileReader.Read(PlanFileSet.FromBytes(bytes, glossary: null)).Problems.Single();

        (problem.Line, problem.Message).ShouldBe((2, "文字コードがUTF-8ではありません。UTF-8で保存し直してください。"));
    }

    [Fact]
    public void Read_ByteOrderMarkAndCarriageReturns_AreFine() =>
        PlanFileReader.Read(PlanFileSet.FromBytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(SamplePlan.Yaml.Replace("\n", "\r\n", StringComparison.Ordinal))], glossary: null))
            .Problems.ShouldBeEmpty();

    [Fact]
    public void Read_PlanCutAnywhere_NeverThrows()
    {
        for (var length = 0; length < SamplePlan.Yaml.Length; length += 7)
        {
            SamplePlan.Read(SamplePlan.Yaml[..length]).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Read_AnyCharacterReplaced_NeverThrows()
    {
        foreach (var c in "\u0000:{}[]&*!|>'\"%@`#-\t\n\uD800\u2028")
        {
            for (var at = 0; at < SamplePlan.Yaml.Length; at += 11)
            {
                SamplePlan.Read(SamplePlan.Yaml[..at] + c + SamplePlan.Yaml[(at + 1)..]).ShouldNotBeNull();
            }
        }
    }
}
