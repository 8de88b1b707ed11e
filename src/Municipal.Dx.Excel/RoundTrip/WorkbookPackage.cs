using System.IO.Compression;
using System.Xml;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>The zip archive that an .xlsx is: what it must not hold is refused before any of it is read, and what is read is counted.</summary>
internal sealed class WorkbookPackage : IDisposable
{
    private const string Broken = "ファイルが壊れているか、途中で切れています。Excelで開けることを確かめて、保存し直してください。";
    private const string NotXlsx = "Excelのファイル(.xlsx)ではありません。「Excelブック(.xlsx)」で保存したファイルを選んでください。";

    private const string HasMacros = "マクロの入ったファイルです。「Excelブック(.xlsx)」で保存し直してください。";
    private const string HasLinks = "ほかのファイルを参照する計算式が入っています。Excelの「データ」→「リンクの編集」でリンクを解除して、保存し直してください。";
    private const string TypesPart = "[Content_Types].xml";

    private static readonly string[] MacroTypes = ["macroEnabled", "vbaProject", "macrosheet"];

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts;
    private long _unpacked;

    private WorkbookPackage(ZipArchive archive)
    {
        _archive = archive;
        _parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    /// <exception cref="RefusedWorkbookException">It is no workbook that may be read.</exception>
    public static WorkbookPackage Open(byte[] content)
    {
        if (content.Length > UploadLimits.Bytes)
        {
            throw new RefusedWorkbookException("ファイルが10MBを超えています。貼り付けた図や使っていないシートを消して、保存し直してください。");
        }

        CheckKind(content);
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            CheckParts(archive);
            var package = new WorkbookPackage(archive);
            Guarded(package.CheckTypes);
            return package;
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            throw new RefusedWorkbookException(Broken);
        }
        catch
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Runs a reading of the archive; whatever is wrong inside becomes one sentence.</summary>
    public static T Guarded<T>(Func<T> reading)
    {
        try
        {
            return reading();
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or IOException or FormatException or OverflowException or ArgumentException)
        {
            throw new RefusedWorkbookException(Broken);
        }
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    public XmlReader Read(string part) => _parts.TryGetValue(part, out var entry)
        ? XmlReader.Create(new CountedStream(entry.Open(), this), Xml)
        : throw new RefusedWorkbookException(NotXlsx);

    public void Dispose() => _archive.Dispose();

    private static void CheckKind(byte[] content)
    {
        if (content is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            throw new RefusedWorkbookException(content.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0
                ? "パスワードの付いたファイルです。Excelで開き、「ファイル」→「情報」→「ブックの保護」でパスワードを外して保存し直してください。"
                : "古い形式(.xls)のファイルです。Excelで開き、「Excelブック(.xlsx)」で保存し直してください。");
        }

        if (content is not [0x50, 0x4B, 0x03, 0x04, ..])
        {
            throw new RefusedWorkbookException(NotXlsx);
        }
    }

    private static void CheckParts(ZipArchive archive)
    {
        var names = archive.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToList();
        if (names.Count > UploadLimits.Parts || archive.Entries.Sum(entry => entry.Length) > UploadLimits.Unpacked)
        {
            throw new RefusedWorkbookException(TooLarge);
        }

        if (names.Exists(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedWorkbookException(HasMacros);
        }

        if (names.Exists(name => name.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedWorkbookException(HasLinks);
        }

        if (names.Contains("xl/workbook.bin"))
        {
            throw new RefusedWorkbookException("Excelバイナリブック(.xlsb)です。「Excelブック(.xlsx)」で保存し直してください。");
        }

        if (names.Exists(name => name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedWorkbookException("zipファイルです。展開(解凍)して、中のExcelのファイル(.xlsx)を選んでください。");
        }

        if (names.Contains("content.xml") && names.Contains("mimetype"))
        {
            throw new RefusedWorkbookException("LibreOfficeの形式(.ods)のファイルです。「Excel 2007-365 (.xlsx)」の形式で保存し直してください。");
        }
    }

    // A part is what its type says, whatever its name is.
    private bool CheckTypes()
    {
        if (!Has(TypesPart))
        {
            return false;
        }

        using var xml = Read(TypesPart);
        while (xml.Read())
        {
            var type = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("ContentType") ?? "" : "";
            if (Array.Exists(MacroTypes, macro => type.Contains(macro, StringComparison.OrdinalIgnoreCase)))
            {
                throw new RefusedWorkbookException(HasMacros);
            }

            if (type.Contains(".externalLink", StringComparison.OrdinalIgnoreCase))
            {
                throw new RefusedWorkbookException(HasLinks);
            }
        }

        return true;
    }

    private const string TooLarge = "ファイルの中身が大きすぎます(展開すると200MBを超えます)。使っていないシートや行を消して、保存し直してください。";

    private void Count(int read)
    {
        _unpacked += read;
        if (_unpacked > UploadLimits.Unpacked)
        {
            throw new RefusedWorkbookException(TooLarge);
        }
    }

    // What an archive says about its sizes is not believed.
    private sealed class CountedStream(Stream inner, WorkbookPackage package) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            package.Count(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
