using System.Globalization;
using System.Text;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>Names of files as people send them, made safe to store, show and send back.</summary>
public static class EvidenceName
{
    private const string Unwanted = "<>:\"/\\|?*";
    private const string Nameless = "資料";

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    private const int ExtensionMax = 20;

    /// <summary>Without folders, control and direction marks, and what a file system refuses; the extension stays.</summary>
    public static string Of(string? typed)
    {
        var last = (typed ?? string.Empty).Split('/', '\\')[^1].Normalize(NormalizationForm.FormC);
        var kept = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(rune => !IsHidden(rune)))
        {
            kept.Append(rune.IsBmp && Unwanted.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        var name = kept.ToString().Trim(' ', '.', '　');
        var extension = Path.GetExtension(name);
        var stem = name[..^extension.Length].Trim();
        stem = stem.Length == 0 || Devices.Contains(stem) ? Nameless + stem : stem;
        extension = extension[..Math.Min(extension.Length, ExtensionMax)];
        stem = stem[..Math.Min(stem.Length, Evidence.NameMax - extension.Length)];
        return (stem.Length > 0 && char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem).TrimEnd() + extension;
    }

    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
