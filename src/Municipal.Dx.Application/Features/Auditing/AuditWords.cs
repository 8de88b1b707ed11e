using System.Globalization;
using System.Text.RegularExpressions;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Auditing;

/// <summary>The trail in Japanese: kinds of records, what happened, names and values of fields.</summary>
public static partial class AuditWords
{
    /// <summary>First part of a record key → its Japanese name, in the order of the filter.</summary>
    public static readonly IReadOnlyList<(string Prefix, string Label)> Kinds =
    [
        ("plan", "計画"), ("policy", "基本方針"), ("field", "施策分野"), ("measure", "施策"), ("initiative", "取組"), ("kpi", "KPI"),
        ("actual", "実績値"), ("final", "確定値"), ("year-end", "年度末確定"), ("report", "進捗報告"), ("period", "報告期"), ("opinion", "委員の意見"), ("scale", "評価基準"), ("term", "用語"),
        ("governance", "推進体制"), ("viewpoint", "推進の視点"), ("note", "計画の注記"), ("department", "課等"), ("user", "利用者"),
        ("municipality", "自治体"), ("import", "計画の取込"),
    ];

    private static readonly Dictionary<string, string> KindLabels = Kinds.ToDictionary(k => k.Prefix, k => k.Label, StringComparer.Ordinal);

    public static string KindOf(string recordKey) => KindLabels.GetValueOrDefault(PrefixOf(recordKey), "その他");

    /// <summary>The record's own key without its kind.</summary>
    public static string NameOf(string recordKey) => recordKey[(recordKey.IndexOf('/') + 1)..];

    public static string EventOf(string name) => name switch
    {
        "created" => "追加",
        "changed" => "変更",
        "deleted" => "削除",
        "signed-in" => "ログイン",
        "signed-out" => "ログアウト",
        "locked-out" => "ログインの一時停止",
        _ => name,
    };

    public static string Of(ChangeSource source) => source switch
    {
        ChangeSource.Web => "画面",
        ChangeSource.Excel => "Excel",
        ChangeSource.PlanFile => "計画ファイル",
        _ => "コマンド",
    };

    /// <summary>A stored value as people read it.</summary>
    /// <param name="recordKey">Key of the record: some words depend on its kind.</param>
    /// <param name="field">Name of the property.</param>
    /// <param name="value">As the trail keeps it.</param>
    /// <param name="departments">Names of departments by id.</param>
    public static string? ValueOf(string recordKey, string field, string? value, IReadOnlyDictionary<long, string> departments) => (field, value) switch
    {
        (_, null) => null,
        (_, "True") => "はい",
        (_, "False") => "いいえ",
        ("ParentId" or "SuccessorId" or "DepartmentId", _) when long.TryParse(value, out var id) => departments.GetValueOrDefault(id, $"番号{id}"),
        ("ProgressTenths" or "TargetRatioTenths", _) => Kpis.KpiText.Rate(int.TryParse(value, out var tenths) ? tenths : null),
        ("FiscalYear" or "FirstFiscalYear" or "LastFiscalYear" or "BaselineFiscalYear" or "TargetFiscalYear" or "TargetWindowStart", _) =>
            int.TryParse(value, out var year) ? Kpis.KpiText.Year(year) ?? value : value,
        _ => TokenOf(PrefixOf(recordKey), field, value) ?? MomentOf(value) ?? value,
    };

    /// <summary>The reason with check values shortened: enough to compare, short enough to read.</summary>
    public static string ReasonOf(string reason) => CheckValue().Replace(reason, match => match.Value[..8] + "…");

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CheckValue();

    private static string PrefixOf(string recordKey) => recordKey.Split('/', 2)[0];

    private static string? TokenOf(string kind, string field, string value) => (kind, field) switch
    {
        ("plan", "State") => Word<PlanState>(value, state => state switch { PlanState.Current => "現行", PlanState.Past => "過去の計画", _ => "次期計画" }),
        ("period", "State") => Word<PeriodState>(value, ProgressLabels.Of),
        ("report", "State") => Word<ReportState>(value, ProgressLabels.Of),
        ("report", "Stage") => Word<ProgressStage>(value, ProgressLabels.Of),
        ("report", "Direction") => Word<Direction>(value, ProgressLabels.Of),
        ("import", "State") => Word<ImportState>(value, state => state switch { ImportState.Waiting => "確認待ち", ImportState.Applied => "取り込み済み", _ => "取りやめ" }),
        ("kpi", "Type") => Word<KpiType>(value, KpiLabels.Of),
        ("kpi", "Basis") => Word<KpiBasis>(value, KpiLabels.Of),
        ("kpi", "EntryMode") => Word<EntryMode>(value, KpiLabels.Of),
        ("kpi", "Frequency") => Word<MeasureFrequency>(value, KpiLabels.Of),
        ("kpi", "BaselineQualifier" or "TargetQualifier") => Word<NumberQualifier>(value, KpiLabels.Of),
        ("actual", "Status") => Word<ValueStatus>(value, KpiLabels.Of),
        ("actual", "EmptyState") => Word<EmptyState>(value, state => state == EmptyState.None ? "値あり" : KpiLabels.Of(state)),
        ("actual", "Outcome") => Word<KpiOutcome>(value, KpiLabels.Of),
        ("actual", "JudgedAgainst") => Word<JudgedAgainst>(value, KpiLabels.Of),
        ("opinion", "Origin") => Word<OpinionOrigin>(value, OpinionRules.LabelOf),
        ("scale", "Levels") => string.Join('、', Scales.ScaleJson.Levels(value).Select(level => level.Label)),
        (_, "TextStatus") => TextStatusWord(value),
        _ => null,
    };

    private static string TextStatusWord(string value) => value switch
    {
        "Full" => "全文",
        "Truncated" => "途中まで",
        "Partial" => "一部",
        "TocOnly" => "目次のみ",
        "ScheduleOnly" => "工程表のみ",
        _ => value,
    };

    private static string? Word<T>(string value, Func<T, string> word)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, out var token) && Enum.IsDefined(token) ? word(token) : null;

    private static string? MomentOf(string value)
    {
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return JapaneseDate.Format(day);
        }

        return DateTime.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
            ? JapaneseDate.Format(DateOnly.FromDateTime(moment.AddHours(9))) + moment.AddHours(9).ToString(" H:mm", CultureInfo.InvariantCulture)
            : null;
    }
}
