using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>A made book, to be streamed once; the file behind it goes away when <paramref name="Content"/> is closed.</summary>
public sealed record BookFile(string FileName, Stream Content)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>
/// Makes 進捗報告書 for download. Who may have which book is the caller's to decide: it says so by the request's departments.
/// </summary>
public sealed class BookService(BookContents contents)
{
    // A book takes memory while it is made: one at a time, whoever asks. A large one may be made apart beside it.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>What the book holds; null where the municipality in scope has no such plan or period.</summary>
    public Task<BookContent?> ReadAsync(BookRequest request, CancellationToken cancellationToken = default) => contents.ShownAsync(request, cancellationToken);

    /// <summary>Null where the municipality in scope has no such plan or period.</summary>
    public async Task<BookFile?> MakeAsync(BookRequest request, CancellationToken cancellationToken = default) =>
        await ReadAsync(request, cancellationToken) is { } content ? await MakeAsync(content, cancellationToken) : null;

    public static async Task<BookFile> MakeAsync(BookContent content, CancellationToken cancellationToken = default)
    {
        await Turn.WaitAsync(cancellationToken);
        var file = TemporaryFile();
        try
        {
            await Task.Run(() => BookWriter.Write(content, file, progress: null, cancellationToken), cancellationToken);
            file.Position = 0;
            return new BookFile(FileNameOf(content), file);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>大江町_DX推進計画進捗報告_令和8年度第2四半期_委員会版.xlsx; an edition that is not the first fixing says so.</summary>
    public static string FileNameOf(BookContent content)
    {
        var edition = content.Cover.EditionLabel + (content.Cover.SnapshotLabel, content.Period.IsFixed) switch
        {
            (null, true) or ("確定", _) => "",
            (null, _) => "(速報)",
            ({ } label, _) => $"({label.Replace(" ", "", StringComparison.Ordinal)})",
        };
        var name = $"{content.Cover.Municipality}_DX推進計画進捗報告_{content.Period.Label}_{edition}";
        return FileNames.Safe(name) + ".xlsx";
    }

    internal static FileStream TemporaryFile() => new(
        Path.Combine(Path.GetTempPath(), $"dx-book-{Guid.NewGuid():N}.xlsx"),
        FileMode.CreateNew,
        FileAccess.ReadWrite,
        FileShare.None,
        bufferSize: 65_536,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}

public static class BookSetup
{
    public static IServiceCollection AddBooks(this IServiceCollection services) =>
        services.AddScoped<BookReader>().AddScoped<BookService>().AddScoped<BookVerifier>();
}
