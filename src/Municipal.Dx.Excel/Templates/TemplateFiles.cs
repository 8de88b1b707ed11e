using System.Security.Cryptography;
using ClosedXML.Excel;
using Municipal.Dx.Application.PlanFiles.Tables;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Excel.RoundTrip;

namespace Municipal.Dx.Excel.Templates;

/// <summary>An uploaded 計画取込様式, read; or the sentence that says why it could not be.</summary>
public sealed record TemplateUploadResult(PlanTableReading? Reading, string FileHash, string? Problem);

/// <summary>計画取込様式: the plan file format as a workbook, for download and back.</summary>
public static class TemplateFiles
{
    // Making and reading take memory: one at a time, whoever asks.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public static async Task<BookFile> MakeAsync(PlanTemplate template, CancellationToken cancellationToken = default)
    {
        await Turn.WaitAsync(cancellationToken);
        var file = BookService.TemporaryFile();
        try
        {
            await Task.Run(() => Write(template, file), cancellationToken);
            file.Position = 0;
            return new BookFile(template.FileName, file);
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

    public static async Task<TemplateUploadResult> ReadAsync(byte[] content, CancellationToken cancellationToken = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => new TemplateUploadResult(Read(content), hash, Problem: null), cancellationToken);
        }
        catch (RefusedWorkbookException refused)
        {
            return new TemplateUploadResult(null, hash, refused.Message);
        }
        finally
        {
            Turn.Release();
        }
    }

    public static void Write(PlanTemplate template, Stream output)
    {
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            BookStyles.Base(workbook.Style);
            workbook.Properties.Title = $"{template.Municipality} 計画取込様式";
            workbook.Properties.Author = template.Municipality;
            TemplateGuideSheet.Write(workbook, template);
            TemplateHeadSheet.Write(workbook, template);
            foreach (var sheet in PlanSheets.All)
            {
                new TemplateSheet(template, sheet).Write(workbook);
            }

            workbook.SaveAs(saved);
        }

        PrintTitles.MakeAbsolute(saved);
        saved.Position = 0;
        saved.CopyTo(output);
    }

    private static PlanTableReading Read(byte[] content)
    {
        var (rows, notes) = TemplateReader.Read(WorkbookReader.Read(content));
        var reading = PlanTableReader.Read(rows);
        return reading with { Notes = [.. notes, .. reading.Notes] };
    }
}
