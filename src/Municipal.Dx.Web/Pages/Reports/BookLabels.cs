using System.Globalization;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>Words for books on the page of books and its print pages.</summary>
public static class BookLabels
{
    public static string EditionOf(ShelvedBook book, BookEdition edition) =>
        BookPhrases.LabelOf(edition) + (book.IsFixed ? "" : book.Extent == BookExtent.OwnMeasures ? "・速報（自分の課等の分）" : "・速報（未確定）");

    public static string StateOf(ShelvedBook book) => book.Edition is { } edition
        ? edition.Label + (book.IsSuperseded ? (book.State == PeriodState.Open ? "（直しています）" : "（前の版）") : "")
        : book.IsFixed ? "確定" : "速報（受付中）";

    public static string UseOf(BookEdition edition) => edition switch
    {
        BookEdition.Assembly => "概要、KPIの状況、個票",
        BookEdition.Public => "概要、進捗管理表、KPI一覧、変更、評価基準。評価は一つ",
        BookEdition.Internal => "すべての表。進捗管理表は全項目（A3）",
        _ => "概要、10項目の進捗管理表、KPI、工程、遅延・課題、指摘への対応",
    };

    /// <summary>Which sheet of a large book is being written.</summary>
    public static string LineOf(BookJobState state, int ahead) => state switch
    {
        { Stage: BookJobStage.Waiting } when ahead > 0 => $"順番を待っています（前に{ahead}件）。",
        { Progress: { Sheet: BookWriter.Saving } } => "シートをファイルにまとめています。",
        { Progress: { } progress } => $"「{progress.Sheet}」を作っています（シート {progress.Done + 1} / {progress.Of}）。",
        _ => "まもなく始まります。",
    };

    /// <summary>できました（14時5分）.</summary>
    public static string StageOf(BookJobState state) => state.Stage switch
    {
        BookJobStage.Done => "できました",
        BookJobStage.Failed => "作れませんでした",
        BookJobStage.Cancelled => "中止しました",
        _ => "作成中",
    } + (state.EndedAt is { } ended ? $"（{TimeOf(ended)}）" : "");

    /// <summary>14時5分, in Japan.</summary>
    public static string TimeOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, PortalGate.JapanZone).ToString("H'時'm'分'", CultureInfo.InvariantCulture);
}
