using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>
/// All of a period as of one moment: what every book and the open data of that edition are made from, whatever changes afterwards.
/// Names are a promise to snapshots already stored: fields are added as properties with a default, never renamed or removed
/// (docs/adr/0010).
/// </summary>
/// <param name="Format">Format of the JSON; 1.</param>
/// <param name="Head">Which edition it is.</param>
/// <param name="Rules">What the municipality judged by.</param>
/// <param name="Book">What the 進捗報告書 prints.</param>
/// <param name="Plan">The plan's own texts, targets and words, as open data says them.</param>
/// <param name="Measures">What the plan says of its measures besides, and who owned them.</param>
/// <param name="Kpis">Definitions by which the values were judged, and the entries as they were typed.</param>
public sealed record SnapshotContent(
    int Format,
    SnapshotHead Head,
    SnapshotRules Rules,
    BookContent Book,
    PlanJson Plan,
    IReadOnlyList<SnapshotMeasure> Measures,
    IReadOnlyList<SnapshotKpi> Kpis);

/// <param name="Municipality">地方公共団体コード.</param>
/// <param name="Plan">Key of the plan.</param>
/// <param name="Period">Key of the period.</param>
/// <param name="Kind">Committee draft or fixing.</param>
/// <param name="Number">第n版, counted from 1 within its kind.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="MadeByPost">Post as of then, never a person.</param>
/// <param name="Audit">The end of the audit trail at that moment, so that a tail cut off later is seen.</param>
public sealed record SnapshotHead(
    string Municipality,
    string Plan,
    string Period,
    SnapshotKind Kind,
    int Number,
    DateTime MadeAt,
    string MadeByPost,
    SnapshotAudit Audit);

/// <summary>Entries in the audit trail and the hash of the last one.</summary>
public sealed record SnapshotAudit(long Count, string LastHash);

public sealed record SnapshotRules(bool LeadsWithTargetRatio, bool UsesStraightLineGuide);

public sealed record SnapshotMeasure(
    string Key, string? Summary, string? PastEfforts, string? FutureEfforts, string? Remark, IReadOnlyList<SnapshotOwner> Owners);

/// <summary>担当課 by the name it had.</summary>
public sealed record SnapshotOwner(string Key, string Name, OwnerRole Role, OwnerOrigin Origin);

/// <summary>What a KPI was judged by, besides what the plan's open data say; <paramref name="Entry"/> is null where nothing was recorded.</summary>
public sealed record SnapshotKpi(
    string Key,
    EntryMode? EntryMode,
    bool IsStrict,
    decimal Tolerance,
    bool BaselineIsPartYear,
    bool BaselineIsCalendarYear,
    decimal? TargetUpperValue,
    int? TargetEveryYears,
    int? TargetWindowStart,
    MeasureFrequency Frequency,
    int? MeasuredMonth,
    int? PublishedMonth,
    string? FigureSource,
    string? Remark,
    IReadOnlyList<SnapshotYearlyTarget> YearlyTargets,
    SnapshotEntry? Entry);

public sealed record SnapshotYearlyTarget(int FiscalYear, string? Text, decimal? Value, DateOnly? DecidedOn);

/// <summary>The value as entered, before anything was added up or judged.</summary>
public sealed record SnapshotEntry(
    decimal? Value,
    string? Text,
    bool IsDone,
    DateOnly? DoneOn,
    bool IsConfirmed,
    ValueStatus Status,
    EmptyState EmptyState,
    DateOnly? AsOf,
    string? Remark);

/// <summary>Names an edition of a period in addresses: <c>draft-2</c>, <c>fixed-1</c>.</summary>
public readonly record struct SnapshotName(SnapshotKind Kind, int Number)
{
    public string Label => new PeriodSnapshot { Kind = Kind, Number = Number, MadeByName = "", MadeByPost = "", Content = [], ContentHash = "", Key = "" }.EditionLabel;

    public static bool TryParse(string? text, out SnapshotName name)
    {
        name = default;
        var parts = text?.Split('-') ?? [];
        if (parts is not [var kind, var number] || !int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var counted) || counted < 1)
        {
            return false;
        }

        name = new SnapshotName(kind == "draft" ? SnapshotKind.Draft : SnapshotKind.Fixed, counted);
        return kind is "draft" or "fixed";
    }

    public override string ToString() => (Kind == SnapshotKind.Draft ? "draft-" : "fixed-") + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
