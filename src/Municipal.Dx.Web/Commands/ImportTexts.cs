using Municipal.Dx.Application.Features.Import;

namespace Municipal.Dx.Web.Commands;

/// <summary>What an import did, in lines for a console.</summary>
internal static class ImportTexts
{
    public static async Task WriteAsync(TextWriter output, string folder, ImportResult result)
    {
        var preview = result.Preview;
        if (result.IsApplied)
        {
            await output.WriteLineAsync($"{folder}: {preview.MunicipalityName} {preview.PlanTitle} {Summary(preview)}");
            return;
        }

        await output.WriteLineAsync($"{folder}: 読み込みませんでした。");
        foreach (var problem in preview.Problems)
        {
            await output.WriteLineAsync($"  {problem}");
        }

        foreach (var conflict in preview.Conflicts)
        {
            await output.WriteLineAsync($"  {conflict.KindLabel} {conflict.Key}「{conflict.Title}」{conflict.FieldLabel}: {conflict.Reason}");
            if (conflict.Field.Length > 0)
            {
                await output.WriteLineAsync($"    画面: {conflict.PortalText ?? "(なし)"}{Author(conflict)}");
                await output.WriteLineAsync($"    ファイル: {conflict.FileText ?? "(なし)"}");
            }
        }

        if (preview.Conflicts.Count > 0)
        {
            await output.WriteLineAsync("  画面の内容を残すときは --keep-portal、計画ファイルの内容にするときは --take-file を付けて、もう一度実行してください。");
        }
    }

    private static string Summary(ImportPreview preview) => preview.ChangesNothing
        ? "変更はありません。"
        : $"追加 {preview.CountOf(ImportChange.Added)}件、変更 {preview.CountOf(ImportChange.Changed)}件、削除 {preview.CountOf(ImportChange.Removed)}件、変更なし {preview.UnchangedCount}件";

    private static string Author(ImportConflict conflict) => conflict.ChangedAt is { } at
        ? $"({TimeZoneInfo.ConvertTimeFromUtc(at, Authorization.PortalGate.JapanZone):yyyy-MM-dd HH:mm} {conflict.ChangedBy})"
        : string.Empty;
}
