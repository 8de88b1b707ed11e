using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.UnitTests.PlanFiles;

/// <summary>A small plan with one of everything; tests replace a piece of it.</summary>
internal static class SamplePlan
{
    public const string Yaml = """
        format: municipal-dx-plan/1
        municipality:
          code: "063240"
          slug: oe
          name: 大江町
          prefecture: 山形県
        plan:
          key: "2024"
          title: 大江町DX推進計画
          kind: 推進計画
          firstFiscalYear: 2024
          lastFiscalYear: 2029
          levels:
            measure: 具体的施策
        departments:
          - { name: 総務部 }
          - { name: 総務課, parent: 総務部 }
        notes:
          - key: survey
            kind: survey
            title: 調査
            figures:
              - { label: 回答, text: 43.1%, value: 43.1, unit: "%" }
        policies:
          - key: "1"
            title: 方針
            fields:
              - { key: "1-1", title: 分野 }
            measures:
              - key: "1-1-1"
                title: 施策
                field: "1-1"
                departments: [総務課]
                nationalPriorities: [F1, F4]
                sdgs: [9, 11]
                kpis:
                  - key: "1-1-1.k1"
                    name: 件数
                    unit: 件
                    type: Increase
                    basis: PointInTime
                    baseline: { text: 31件, value: 31, asOf: 2024-03, fiscalYear: 2023 }
                    target: { text: 60件, value: 60, due: 2029-03, fiscalYear: 2028 }
                    yearlyTargets:
                      - { fiscalYear: 2026, text: 40件, value: 40 }
                initiatives:
                  - key: "1"
                    title: 取組
                    schedule:
                      - { label: 検討, firstFiscalYear: 2024, lastFiscalYear: 2025 }
                      - { label: "", firstFiscalYear: 2026, isCertain: false }
              - key: "1-1-2"
                title: 別の施策
                field: "1-1"
                relistedKpis:
                  - { kpi: "1-1-1.k1" }

        """;

    public const string Glossary = """
        format: municipal-dx-glossary/1
        terms:
          - { term: eLTAX, reading: エルタックス, aliases: [地方税ポータルシステム], definition: 地方税の手続きをインターネットで行う仕組み。 }

        """;

    public static PlanDocument Read(string yaml, string? glossary = null) => PlanFileReader.Read(PlanFileSet.FromText(yaml, glossary));

    /// <summary>The sample with a piece replaced; fails where the piece is not there.</summary>
    public static PlanDocument ReadWith(string piece, string replacement)
    {
        Yaml.ShouldContain(piece);
        return Read(Yaml.Replace(piece, replacement, StringComparison.Ordinal));
    }

    public static int LineOf(string piece) => 1 + Yaml[..Yaml.IndexOf(piece, StringComparison.Ordinal)].Count(c => c == '\n');
}
