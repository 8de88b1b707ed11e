namespace Municipal.Dx.Application.PlanFiles.Tables;

/// <summary>A sheet of 計画取込様式: one row per record of a kind, found again by the key of the record above it.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="Guide">What stands here, in a sentence.</param>
public sealed record PlanSheet(string Name, PlanKind Kind, string Guide)
{
    /// <summary>The kind that the rows belong to; null where they belong to the plan.</summary>
    public PlanKind? Parent { get; } = PlanSchema.Kinds.FirstOrDefault(kind => kind.Children.Contains(Kind));

    /// <summary>Heading of the column that names the record above.</summary>
    public string ParentLabel => Parent == PlanSchema.Initiative ? "取組のキー(施策のキー/取組のキー)" : $"{Parent?.Label}のキー";
}

/// <summary>The sheets of 計画取込様式 and the names of the columns that are no fields.</summary>
public static class PlanSheets
{
    public const string Guide = "記入要領";
    public const string Head = "計画";

    /// <summary>Place of a row among its siblings: sorted rows keep their order by it.</summary>
    public const string OrderColumn = "#order";
    public const string OrderLabel = "順";

    /// <summary>Key of the record above.</summary>
    public const string ParentColumn = "^parent";

    /// <summary>For reading only, never read back.</summary>
    public const string ReferenceColumn = "~reference";
    public const string ReferenceLabel = "(参考)";

    /// <summary>Kinds that stand once, one field per row.</summary>
    public static IReadOnlyList<PlanKind> HeadKinds { get; } = [PlanSchema.Municipality, PlanSchema.Plan];

    public static IReadOnlyList<PlanSheet> All { get; } =
    [
        new("課等", PlanSchema.Department, "計画書に出てくる部・課等。担当課の欄には、ここにある名前を書きます。"),
        new("基本方針", PlanSchema.Policy, "計画の一番上の段(基本方針、基本目標など)。"),
        new("施策分野", PlanSchema.PolicyField, "基本方針と施策の間の段。ない計画では空のままにします。"),
        new("施策", PlanSchema.Measure, "施策を1行に1件。担当課は計画書の順に、先頭が主管課です。"),
        new("取組", PlanSchema.Initiative, "施策の下の取組を1行に1件。キーは施策の中の番号です。"),
        new("工程", PlanSchema.Phase, "工程表の1本を1行に。終わりが分からないものは、終わりの年度を空にして「始まりと終わりが確か」を「いいえ」にします。"),
        new("KPI", PlanSchema.Kpi, "KPIを1行に1件。キーは施策のキーに「.k1」のような番号を付けます。"),
        new("年度目標値", PlanSchema.YearlyTarget, "計画書に年度ごとの目標値があるKPIだけ。"),
        new("再掲KPI", PlanSchema.RelistedKpi, "ほかの施策のKPIを、もう一度載せている施策だけ。"),
        new("用語", PlanSchema.Term, "用語集。意味は自治体の言葉で1〜2文。"),
        new("体制", PlanSchema.Governance, "推進本部などの推進体制。"),
        new("視点", PlanSchema.Viewpoint, "計画を貫く視点。ない計画では空のままにします。"),
        new("上位計画", PlanSchema.ParentPlan, "総合計画など、計画書に挙げられている上位の計画。"),
        new("改訂", PlanSchema.Revision, "計画書に書かれた版と年月。"),
        new("計画の注", PlanSchema.Note, "アンケート、これまでの取組、背景など、施策ではない本文。"),
        new("注の数値", PlanSchema.Figure, "計画の注にある数値を1行に1つ。"),
    ];

    public static PlanSheet Of(PlanKind kind) => All.First(sheet => sheet.Kind == kind);
}
