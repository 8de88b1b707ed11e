using System.IO.Compression;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>Survey workbooks for download: one, or one of every department in a zip.</summary>
public static class SurveyFiles
{
    public const string ZipType = "application/zip";

    // A workbook takes memory while it is made: one at a time, whoever asks.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public static Task<BookFile> MakeAsync(SurveyContent content, CancellationToken cancellationToken = default) =>
        WriteAsync(SurveyWriter.FileNameOf(content), file => SurveyWriter.Write(content, file), cancellationToken);

    public static Task<BookFile> MakeZipAsync(IReadOnlyList<SurveyContent> contents, CancellationToken cancellationToken = default)
    {
        var head = contents[0];
        return WriteAsync(
            FileNames.Safe($"{head.Municipality}_進捗状況調査票_{head.PeriodLabel}_全課等") + ".zip",
            file =>
            {
                using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
                foreach (var content in contents)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    using var entry = zip.CreateEntry(SurveyWriter.FileNameOf(content), CompressionLevel.NoCompression).Open();
                    SurveyWriter.Write(content, entry);
                }
            },
            cancellationToken);
    }

    private static async Task<BookFile> WriteAsync(string name, Action<Stream> write, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        var file = BookService.TemporaryFile();
        try
        {
            await Task.Run(() => write(file), cancellationToken);
            file.Position = 0;
            return new BookFile(name, file);
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
}
