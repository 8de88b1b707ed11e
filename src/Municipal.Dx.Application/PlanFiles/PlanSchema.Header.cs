using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Glossary;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;
using PlanEntity = Municipal.Dx.Domain.Plans.Plan;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Municipality, plan header and what stands beside the measures.</summary>
public static partial class PlanSchema
{
    public static PlanKind Municipality { get; } = new("municipality", "自治体", "municipality")
    {
        IsSingle = true,
        Entity = typeof(Municipality),
        Key = Of("slug"),
        Fields =
        [
            Text("code", "地方公共団体コード", 6) with { IsRequired = true },
            Text("slug", "URLに使う名前", Domain.Organization.Municipality.SlugMax) with { IsRequired = true },
            Text("name", "自治体名", Domain.Organization.Municipality.NameMax) with { IsRequired = true },
            Text("prefecture", "都道府県", 10) with { IsRequired = true },
        ],
    };

    public static PlanKind Plan { get; } = new("plan", "計画", "plan")
    {
        IsSingle = true,
        Entity = typeof(PlanEntity),
        KeyProperty = nameof(PlanEntity.Key),
        Key = Of("key"),
        Fields =
        [
            OwnKey(),
            Exact("title", "題名", PlanEntity.TitleMax) with { IsRequired = true },
            Text("kind", "種別", ModelConventions.KeyMax) with { IsRequired = true },
            Exact("edition", "版", ModelConventions.ShortMax),
            Field("issued", PlanFieldType.Month, "策定年月"),
            Year("firstFiscalYear", "始まりの年度"),
            Year("lastFiscalYear", "終わりの年度"),
            Prose("periodNote", "期間の注記"),
            Exact("vision", "目指す姿", ModelConventions.TextMax) with { StandsApart = true },
            Prose("summary", "要約"),
            Level("policy", "方針の呼び名", nameof(PlanEntity.PolicyWord), "基本方針"),
            Level("field", "分野の呼び名", nameof(PlanEntity.FieldWord), "施策分野"),
            Level("measure", "施策の呼び名", nameof(PlanEntity.MeasureWord), "施策"),
            Level("initiative", "取組の呼び名", nameof(PlanEntity.InitiativeWord), "取組"),
            Level("baseline", "現状値の呼び名", nameof(PlanEntity.BaselineWord), "現状値"),
            Level("target", "目標値の呼び名", nameof(PlanEntity.TargetWord), "目標値"),
            Source(),
        ],
    };

    public static PlanKind ParentPlan { get; } = new("parentPlan", "上位計画", "parentPlans")
    {
        IsInline = true,
        Entity = typeof(ParentPlan),
        Key = Of("title"),
        Fields = [Exact("title", "題名", PlanEntity.TitleMax) with { IsRequired = true }, Source()],
    };

    public static PlanKind Revision { get; } = new("revision", "改訂", "revisions")
    {
        IsInline = true,
        Entity = typeof(PlanRevision),
        Key = Of("edition"),
        Fields =
        [
            Exact("edition", "版", ModelConventions.ShortMax) with { IsRequired = true },
            Field("date", PlanFieldType.MonthOrDay, "年月"),
            Prose("remark", "備考"),
            Source(),
        ],
    };

    public static PlanKind Department { get; } = new("department", "課等", "departments")
    {
        IsInline = true,
        Entity = typeof(Department),
        KeyProperty = nameof(Domain.Organization.Department.Key),
        Key = Of("name"),
        Fields =
        [
            Exact("name", "名前", Domain.Organization.Department.NameMax) with { Property = null, IsRequired = true },
            Reference("parent", "上の課等", Domain.Organization.Department.NameMax),
            Text("currentName", "今の名前", Domain.Organization.Department.NameMax) with { Property = null },
            Source() with { FillsOnly = true },
        ],
    };

    public static PlanKind Governance { get; } = new("governance", "推進体制", "governance")
    {
        Entity = typeof(GovernanceBody),
        KeyProperty = nameof(GovernanceBody.Key),
        Key = Of("key"),
        Fields =
        [
            OwnKey(),
            Exact("name", "名前", ModelConventions.LineMax - 1) with { IsRequired = true },
            Exact("chair", "長", ModelConventions.LineMax - 1),
            TextList("members", "構成員") with { Origin = PlanTextOrigin.Exact, StandsApart = true },
            Prose("role", "役割"),
            Source(),
        ],
    };

    public static PlanKind Viewpoint { get; } = new("viewpoint", "推進の視点", "viewpoints")
    {
        Entity = typeof(Viewpoint),
        KeyProperty = nameof(Domain.Plans.Viewpoint.Key),
        Key = Of("key"),
        Fields = [OwnKey(), Exact("title", "題名", ModelConventions.LineMax - 1) with { IsRequired = true }, Prose("text", "説明"), Source()],
    };

    public static PlanKind Figure { get; } = new("figure", "計画の注の数値", "figures")
    {
        IsInline = true,
        MayRepeat = true,
        Entity = typeof(PlanNoteFigure),
        Key = Below("label", '/'),
        Fields =
        [
            Exact("label", "見出し", ModelConventions.LineMax - 100) with { IsRequired = true },
            Exact("text", "数値(印字)", ModelConventions.LineMax - 1),
            Number("value", "数値"),
            Text("unit", "単位", ModelConventions.ShortMax),
            Source(),
        ],
    };

    public static PlanKind Note { get; } = new("note", "計画の注", "notes")
    {
        Entity = typeof(PlanNote),
        KeyProperty = nameof(PlanNote.Key),
        Key = Of("key"),
        Fields =
        [
            OwnKey(),
            Token("kind", "種類", CamelNames<PlanNoteKind>()) with { IsRequired = true },
            Exact("title", "題名", ModelConventions.LineMax - 1) with { IsRequired = true },
            Flag("titleIsGist", "題名は要旨"),
            Prose("text", "要約"),
            Source(),
        ],
        Children = [Figure],
    };

    public static PlanKind Term { get; } = new("term", "用語", "terms")
    {
        IsOrderedOverPlan = true,
        Entity = typeof(GlossaryTerm),
        Key = Of("term"),
        Fields =
        [
            Exact("term", "用語", GlossaryTerm.TermMax) with { IsRequired = true },
            Exact("reading", "読み", ModelConventions.LineMax - 1),
            TextList("aliases", "別の書き方") with { Origin = PlanTextOrigin.Exact },
            Prose("definition", "意味", GlossaryTerm.DefinitionMax),
            Source(),
        ],
    };

    private static PlanField Level(string name, string label, string property, string word) =>
        Text($"levels.{name}", label, PlanEntity.WordMax) with { Property = property, Default = word };
}
