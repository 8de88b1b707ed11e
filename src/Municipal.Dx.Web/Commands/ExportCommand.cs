using System.Text;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Web.Commands;

/// <summary>Writes a plan of the portal as plan files.</summary>
public sealed class ExportCommand : IPortalCommand
{
    private const string PlanOption = "--plan=";

    public string Name => "export";

    public string Usage => "export 自治体 フォルダー [--plan=キー]     計画を計画ファイルに書き出します";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var key = arguments.FirstOrDefault(a => a.StartsWith(PlanOption, StringComparison.Ordinal))?[PlanOption.Length..];
        if (arguments.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList() is not [var slug, var typed])
        {
            await output.WriteLineAsync($"使い方: {Usage}");
            return 1;
        }

        services.GetRequiredService<MunicipalityScope>().EnterAll();
        var db = services.GetRequiredService<DxDbContext>();
        var id = await db.Plans
            .Where(p => p.Municipality!.Slug == slug && (key == null ? p.State == PlanState.Current : p.Key == key))
            .Select(p => (long?)p.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (id is null || await services.GetRequiredService<PlanExporter>().ExportTextAsync(id.Value, cancellationToken) is not { } files)
        {
            await output.WriteLineAsync(key is null ? $"「{slug}」の今の計画がありません。" : $"「{slug}」に計画「{key}」がありません。");
            return 1;
        }

        var folder = TypedPath.Resolve(typed);
        Directory.CreateDirectory(folder);
        await WriteAsync(Path.Combine(folder, PlanSchema.PlanFileName), files.Plan, output, cancellationToken);
        if (files.Glossary is { } glossary)
        {
            await WriteAsync(Path.Combine(folder, PlanSchema.GlossaryFileName), glossary, output, cancellationToken);
        }

        return 0;
    }

    private static async Task WriteAsync(string path, string text, TextWriter output, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
        await output.WriteLineAsync($"{path} を書きました。");
    }
}
