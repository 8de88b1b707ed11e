using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles.Verification;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Commands;

/// <summary>Compares the plan folders of the seeds with the texts they were transcribed from.</summary>
public sealed class VerifySeedsCommand : IPortalCommand
{
    private const string SourcesOption = "--sources";

    public string Name => "verify-seeds";

    public string Usage => "verify-seeds [フォルダー] [--sources フォルダー]  計画ファイルを計画書の文字と照合します";

    public bool NeedsData => false;

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var at = arguments.ToList().IndexOf(SourcesOption);
        var sources = at >= 0 && at + 1 < arguments.Count ? TypedPath.ResolveExisting(arguments[at + 1]) : null;
        var named = arguments.Where((_, i) => at < 0 || (i != at && i != at + 1)).ToList();
        var seeds = named.Count == 1 ? TypedPath.ResolveExisting(named[0]) : services.GetRequiredService<PortalOptions>().SeedsFolder;
        if (named.Count > 1 || (at >= 0 && (sources is null || !Directory.Exists(sources))) || seeds is null || SeedStartup.PlanFolders(seeds) is not { Count: > 0 } folders)
        {
            await output.WriteLineAsync($"使い方: {Usage}");
            return 1;
        }

        var findings = 0;
        foreach (var folder in folders)
        {
            var verdict = await SeedVerifier.VerifyFolderAsync(folder, sources, cancellationToken);
            findings += verdict.Findings.Count;
            await WriteAsync(output, verdict);
        }

        return findings == 0 ? 0 : 1;
    }

    private static async Task WriteAsync(TextWriter output, SeedVerdict verdict)
    {
        await output.WriteLineAsync(verdict.HasSource
            ? $"{verdict.Slug}: {verdict.CheckedTexts:N0}件の文字を照合しました。合わないもの {verdict.Findings.Count}件"
            : $"{verdict.Slug}: 計画書の文字({verdict.Slug}.txt)が手元にないため、文字の照合を省きました(--sources で指定します)。件数と形式の誤り {verdict.Findings.Count}件");
        foreach (var finding in verdict.Findings)
        {
            await output.WriteLineAsync($"  {verdict.Slug}/{finding}");
        }
    }
}
