using System.IO.Compression;
using System.Text;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What a file handed in as 根拠資料 is, by its content; the name only says what it claims to be.</summary>
public static class EvidenceType
{
    public const string Accepted = "PDF・画像（PNG・JPEG）・Excel（.xlsx）・Word（.docx）・CSV・テキスト";

    private const string ContentTypesPart = "[Content_Types].xml";
    private const int MostParts = 3000;
    private const long UnpackedMax = 200L * 1024 * 1024;
    private const int ContentTypesMax = 1024 * 1024;

    private static readonly string[] Programs = ["vbaproject", "vbadata", "macrosheets/", "activex", ".exe", ".dll", ".js", ".vbs", ".lnk", ".scr"];

    /// <returns>The media type, or why the file is not taken.</returns>
    public static (string? MediaType, string? Refusal) Of(string name, byte[] content)
    {
        if (content.Length == 0)
        {
            return (null, $"「{name}」は空のファイルです。");
        }

        if (content.Length > Evidence.BytesMax)
        {
            return (null, $"ファイルは{Evidence.BytesMax / 1024 / 1024}MBまでです。「{name}」は大きすぎます。");
        }

        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".pdf" => Where(content.AsSpan().StartsWith("%PDF-"u8), "application/pdf", name, "PDF"),
            ".png" => Where(content.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), "image/png", name, "PNG画像"),
            ".jpg" or ".jpeg" => Where(content.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]), "image/jpeg", name, "JPEG画像"),
            ".xlsx" => Office(content, "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name, "Excelブック"),
            ".docx" => Office(content, "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", name, "Word文書"),
            ".csv" => Where(IsText(content), "text/csv", name, "CSV"),
            ".txt" => Where(IsText(content), "text/plain", name, "テキスト"),
            _ => (null, $"「{name}」は付けられません。付けられるのは、{Accepted}です。"),
        };
    }

    private static (string? MediaType, string? Refusal) Where(bool isSo, string mediaType, string name, string word) =>
        isSo ? (mediaType, null) : (null, Mismatch(name, word));

    private static string Mismatch(string name, string word) => $"「{name}」の中身は{word}ではありません。元のアプリで開き、{word}として保存し直したものを選んでください。";

    /// <summary>No control bytes but tab and line ends: UTF-8 and Shift_JIS pass, programs do not.</summary>
    private static bool IsText(byte[] content) => !content.AsSpan().ContainsAnyInRange((byte)0x00, (byte)0x08) && content.All(b => b >= 0x20 || b is (byte)'\t' or (byte)'\n' or (byte)'\r');

    private static (string? MediaType, string? Refusal) Office(byte[] content, string mainPart, string mediaType, string name, string word)
    {
        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            return (null, Mismatch(name, word));
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts || archive.Entries.Sum(entry => entry.Length) > UnpackedMax || archive.GetEntry(mainPart) is null || archive.GetEntry(ContentTypesPart) is not { } types)
            {
                return (null, Mismatch(name, word));
            }

            return HoldsProgram(archive, types)
                ? (null, $"「{name}」にはマクロや、埋め込まれたほかのファイルが入っているため、付けられません。PDFにして付けてください。")
                : (mediaType, null);
        }
        catch (InvalidDataException)
        {
            return (null, Mismatch(name, word));
        }
    }

    private static bool HoldsProgram(ZipArchive archive, ZipArchiveEntry types) =>
        archive.Entries.Any(entry => Programs.Any(word => word[0] == '.' ? entry.FullName.EndsWith(word, StringComparison.OrdinalIgnoreCase) : entry.FullName.Contains(word, StringComparison.OrdinalIgnoreCase))
            || (entry.FullName.Contains("embeddings/", StringComparison.OrdinalIgnoreCase) && entry.FullName.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)))
        || ReadTypes(types) is var text && (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || text.Contains("vbaProject", StringComparison.OrdinalIgnoreCase));

    private static string ReadTypes(ZipArchiveEntry types)
    {
        using var stream = types.Open();
        var buffer = new byte[ContentTypesMax];
        return Encoding.UTF8.GetString(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }
}
