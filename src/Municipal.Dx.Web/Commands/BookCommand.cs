using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Pages.Reports;

namespace Municipal.Dx.Web.Commands;

/// <summary>Writes a book as a file, as the page of books gives it to the office.</summary>
public sealed class BookCommand : IPortalCommand
{
    private const string EditionOption = "--edition=";

    public string Name => "book";

    public string Usage => "book 自治体 報告期 版 ファイル [--edition=fixed-1]   報告書(Excel)を書き出します。版は committee internal assembly public";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var kept = arguments.FirstOrDefault(a => a.StartsWith(EditionOption, StringComparison.Ordinal))?[EditionOption.Length..];
        SnapshotName? snapshot = SnapshotName.TryParse(kept, out var name) ? name : null;
        if (arguments.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList() is not [var slug, var period, var audience, var typed]
            || EditionOf(audience) is not { } edition || (kept is not null && snapshot is null))
        {
            await output.WriteLineAsync($"使い方: {Usage}");
            return 1;
        }

        services.GetRequiredService<MunicipalityScope>().EnterAll();
        var plan = await services.GetRequiredService<DxDbContext>().Plans.Where(p => p.Municipality!.Slug == slug && p.State == PlanState.Current)
            .Select(p => (long?)p.Id).SingleOrDefaultAsync(cancellationToken);
        var time = services.GetRequiredService<TimeProvider>();
        var began = time.GetTimestamp();
        if (plan is not { } id
            || await services.GetRequiredService<BookService>().MakeAsync(new BookRequest(id, period, edition, Snapshot: snapshot), cancellationToken) is not { } book)
        {
            await output.WriteLineAsync($"「{slug}」に報告期「{period}」の報告書がありません。");
            return 1;
        }

        var path = TypedPath.Resolve(typed);
        await using (book.Content)
        {
            await using var file = File.Create(path);
            await book.Content.CopyToAsync(file, cancellationToken);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path} を書きました（{book.FileName}、{time.GetElapsedTime(began).TotalMilliseconds:N0}ミリ秒）。"));
        return 0;
    }

    private static BookEdition? EditionOf(string token) =>
        Enum.GetValues<BookEdition>().Select(edition => (BookEdition?)edition).FirstOrDefault(edition => BookDesk.Token(edition!.Value) == token);
}
