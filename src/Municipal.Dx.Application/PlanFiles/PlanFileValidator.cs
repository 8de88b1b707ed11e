using System.Text.RegularExpressions;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;
using MunicipalityEntity = Municipal.Dx.Domain.Organization.Municipality;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Rules over the records of a plan file (docs/plan-file-format.md, 拒まれるもの): keys, references, periods.</summary>
internal static partial class PlanFileValidator
{
    public static IEnumerable<PlanFileProblem> Check(IReadOnlyList<PlanRecord> records)
    {
        var index = new PlanIndex(records);
        return records.SelectMany(record => CheckKey(record, index)
            .Concat(CheckKind(record, index))
            .Select(found => record.Problem(found.Field, found.Message)));
    }

    private static IEnumerable<(string Field, string Message)> CheckKind(PlanRecord record, PlanIndex index) => record.Kind.Name switch
    {
        "municipality" => CheckMunicipality(record),
        "plan" => CheckYears(record),
        "department" => CheckDepartment(record, index),
        "measure" => CheckOwners(record, index).Concat(CheckMeasure(record, index)),
        "initiative" => CheckOwners(record, index),
        "phase" => CheckPhase(record, index),
        "kpi" => KpiFileRules.Check(record),
        "yearlyTarget" => KpiFileRules.CheckYearly(record, index),
        "relistedKpi" => CheckRelisted(record, index),
        _ => [],
    };

    private static IEnumerable<(string Field, string Message)> CheckKey(PlanRecord record, PlanIndex index)
    {
        if (record["key"] is not { } key || record.Kind == PlanSchema.Plan && PlainKey().IsMatch(key))
        {
            yield break;
        }

        if (record.Key.Length > ModelConventions.KeyMax)
        {
            yield return ("key", $"上の段を合わせたキーが長すぎます({ModelConventions.KeyMax}文字まで)。");
        }

        var isNumbered = record.Kind == PlanSchema.Policy || record.Kind == PlanSchema.PolicyField || record.Kind == PlanSchema.Measure || record.Kind == PlanSchema.Initiative;
        if (isNumbered && !NumberedKey().IsMatch(key))
        {
            yield return ("key", $"{record.Kind.Label}のキーは、数字と「-」で書いてください(例: {(record.Kind == PlanSchema.Initiative ? "1" : "1-1")})。");
        }
        else if (record.Kind == PlanSchema.Kpi && !KpiKey().IsMatch(key))
        {
            yield return ("key", "KPIのキーは、施策のキーに「.k1」のような番号を付けて書いてください(例: 1-1.k1)。");
        }
        else if (!isNumbered && record.Kind != PlanSchema.Kpi && !PlainKey().IsMatch(key))
        {
            yield return ("key", $"{record.Kind.Label}のキーは、英小文字、数字、「-」で書いてください。");
        }
        else if (PrefixOf(record, index) is { } prefix && !key.StartsWith(prefix, StringComparison.Ordinal))
        {
            yield return ("key", $"キー「{PlanScalar.Quote(key)}」は、上の段のキーに合わせて「{prefix}」で始めてください。");
        }
    }

    private static string? PrefixOf(PlanRecord record, PlanIndex index) => (record.Kind.Name, record.ParentKey) switch
    {
        ("kpi", { } parent) => parent + ".k",
        ("field", { } parent) => parent + "-",
        ("measure", { } parent) when record["field"] is { } field && index.Has(PlanSchema.PolicyField, field) && field.StartsWith(parent + "-", StringComparison.Ordinal) => field + "-",
        ("measure", { } parent) when index.Find(PlanSchema.Policy, parent)?.Flag("isImplicit") != true => parent + "-",
        _ => null,
    };

    private static IEnumerable<(string Field, string Message)> CheckMunicipality(PlanRecord record)
    {
        foreach (var problem in MunicipalityEntity.Check(record["code"], record["slug"], record["name"], record["prefecture"]))
        {
            var field = char.ToLowerInvariant(problem.Field[0]) + problem.Field[1..];
            if (record[field] is { Length: > 0 })
            {
                yield return (field, problem.Message);
            }
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckYears(PlanRecord record)
    {
        if (record.Number("firstFiscalYear") is { } first && record.Number("lastFiscalYear") is { } last && last < first)
        {
            yield return ("lastFiscalYear", Domain.Calendar.PlanPeriod.RefusalMessage);
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckDepartment(PlanRecord record, PlanIndex index)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { record.Key };
        for (var parent = record["parent"]; parent is not null; parent = index.Find(PlanSchema.Department, parent)?["parent"])
        {
            if (!index.Has(PlanSchema.Department, parent))
            {
                if (parent == record["parent"])
                {
                    yield return ("parent", NoDepartment(parent));
                }

                yield break;
            }

            if (!seen.Add(parent))
            {
                yield return ("parent", $"課等「{PlanScalar.Quote(record.Key)}」の上の課等をたどると、元に戻ってしまいます。");
                yield break;
            }
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckOwners(PlanRecord record, PlanIndex index)
    {
        foreach (var field in new[] { "departments", "supportingDepartments" })
        {
            foreach (var name in record.List(field).Where(name => !index.Has(PlanSchema.Department, name)))
            {
                yield return (field, NoDepartment(name));
            }
        }

        if (record.List("departments").Intersect(record.List("supportingDepartments"), StringComparer.Ordinal).FirstOrDefault() is { } twice)
        {
            yield return ("supportingDepartments", $"「{PlanScalar.Quote(twice)}」が担当課と関係課の両方にあります。");
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckMeasure(PlanRecord record, PlanIndex index)
    {
        if (record["field"] is { } field && index.Find(PlanSchema.PolicyField, field)?.ParentKey != record.ParentKey)
        {
            yield return ("field", $"施策分野「{PlanScalar.Quote(field)}」が、同じ方針の施策分野(fields)にありません。");
        }

        foreach (var code in record.List("nationalPriorities").Where(code => NationalPriority.Catalogue.All(item => item.Code != code)))
        {
            yield return ("nationalPriorities", $"国の重点取組事項の符号「{PlanScalar.Quote(code)}」はありません。使えるもの: {string.Join("、", NationalPriority.Catalogue.Select(item => item.Code))}");
        }

        if (record["predecessor"] is { } predecessor && !PredecessorKey().IsMatch(predecessor))
        {
            yield return ("predecessor", "前の計画の施策は「計画のキー:施策のキー」の形で書いてください(例: 2020:1-1)。");
        }
    }

    private static IEnumerable<(string Field, string Message)> CheckPhase(PlanRecord record, PlanIndex index)
    {
        var years = new PlanYears(index.Plan?.Number("firstFiscalYear"), index.Plan?.Number("lastFiscalYear"));
        return SchedulePhase.Check(record["label"], record.Number("firstFiscalYear"), record.Number("lastFiscalYear"), years)
            .Select(problem => (char.ToLowerInvariant(problem.Field[0]) + problem.Field[1..], problem.Message));
    }

    private static IEnumerable<(string Field, string Message)> CheckRelisted(PlanRecord record, PlanIndex index)
    {
        if (record["kpi"] is not { } key)
        {
            yield break;
        }

        if (index.Find(PlanSchema.Kpi, key) is not { } kpi)
        {
            yield return ("kpi", $"KPI「{PlanScalar.Quote(key)}」がありません。");
        }
        else if (kpi.ParentKey == record.ParentKey)
        {
            yield return ("kpi", $"KPI「{PlanScalar.Quote(key)}」はこの施策自身のKPIなので、再掲にできません。");
        }
    }

    private static string NoDepartment(string name) => $"課等「{PlanScalar.Quote(name)}」が課等の一覧(departments)にありません。";

    [GeneratedRegex(@"\A[0-9]+(-[0-9]+)*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberedKey();

    [GeneratedRegex(@"\A[0-9-]+\.k[0-9]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KpiKey();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainKey();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*:[0-9-]+(\.k[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex PredecessorKey();
}

/// <summary>The records of a plan by kind and key.</summary>
internal sealed class PlanIndex(IReadOnlyList<PlanRecord> records)
{
    private readonly Dictionary<(PlanKind Kind, string Key), PlanRecord> _byKey =
        records.DistinctBy(r => (r.Kind, r.Key)).ToDictionary(r => (r.Kind, r.Key));

    public PlanRecord? Plan { get; } = records.FirstOrDefault(r => r.Kind == PlanSchema.Plan);

    public PlanRecord? Find(PlanKind kind, string key) => _byKey.GetValueOrDefault((kind, key));

    public bool Has(PlanKind kind, string key) => _byKey.ContainsKey((kind, key));
}
