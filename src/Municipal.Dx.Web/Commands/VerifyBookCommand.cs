using Municipal.Dx.Application.Data;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Web.Commands;

/// <summary>Compares a book with the edition its cover claims: number, check value, and every cell.</summary>
public sealed class VerifyBookCommand : IPortalCommand
{
    public string Name => "verify-book";

    public string Usage => "verify-book FILE            報告書(Excel)が確定した内容のままか、照合値とすべてのセルで確かめます";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments is not [var path])
        {
            await output.WriteLineAsync($"使い方: {Usage}");
            return 1;
        }

        var file = TypedPath.Resolve(path);
        if (!File.Exists(file))
        {
            await output.WriteLineAsync($"ファイル {path} がありません。");
            return 1;
        }

        services.GetRequiredService<MunicipalityScope>().EnterAll();
        var verdict = await services.GetRequiredService<BookVerifier>().VerifyAsync(() => File.OpenRead(file), cancellationToken);
        await output.WriteLineAsync(verdict.IsWhole ? "正常: " + verdict.Sentence : "異常: " + verdict.Sentence);
        foreach (var difference in verdict.Differences.Take(BookVerdict.Shown))
        {
            await output.WriteLineAsync($"  {difference.Sheet} {difference.Address}: 確定「{difference.Expected ?? "空"}」、このファイル「{difference.Found ?? "空"}」");
        }

        return verdict.IsWhole ? 0 : 1;
    }
}
