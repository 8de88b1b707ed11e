using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Import;

/// <summary>Files as they come in: read whole, and known by their content, not by their name.</summary>
internal static class UploadedFile
{
    private const int NameMax = 120;
    private const string NotPlan = "このファイルは計画ファイルではありません。文字だけのファイル(plan.yaml)か、計画取込様式(.xlsx)を選んでください。";

    public static async Task<byte[]> ReadAsync(IFormFile file)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>An archive, as .xlsx is, or an old or encrypted workbook.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> content) => content is [0x50, 0x4B, 0x03, 0x04, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>Null where it may be text.</summary>
    public static string? ProblemOf(ReadOnlySpan<byte> content) => content switch
    {
        [0x25, 0x50, 0x44, 0x46, ..] => "PDFのファイルです。計画ファイル(plan.yaml)か、計画取込様式(.xlsx)を選んでください。",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "文字コードがUTF-16です。UTF-8で保存し直してください。",
        _ => content.Contains((byte)0) ? NotPlan : null,
    };

    /// <summary>Names for the list, without paths and control characters.</summary>
    public static string NameOf(IFormFile plan, IFormFile? glossary)
    {
        var names = new[] { plan, glossary }.OfType<IFormFile>().Where(f => f.Length > 0)
            .Select(f => string.Concat(Path.GetFileName(f.FileName.Replace('\\', '/')).Where(c => !char.IsControl(c))))
            .Select(name => name.Length > NameMax ? name[..NameMax] : name);
        return string.Join('、', names);
    }

    /// <summary>An administrator who is not of the office imports only new plans (decisions.md, Access).</summary>
    public static ImportDesk ImportDesk(this CurrentUser me, Here here) => new(here.Municipality.Id, here.Municipality.IsTrial, OnlyNewPlans: !me.IsOffice);
}
