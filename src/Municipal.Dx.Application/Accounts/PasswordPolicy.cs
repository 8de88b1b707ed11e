using System.Text;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Accounts;

/// <summary>
/// What a password must be: long, and not one that is tried first. No rule on kinds of characters: they make passwords
/// worse, not better.
/// </summary>
public static class PasswordPolicy
{
    public const int Min = 12;
    public const int Max = 128;
    public const string Hint = "12文字以上。思いつきやすいもの(単語と数字だけ、日付、キーの並び、利用者ID)は使えません。関係のない言葉を3つ以上つなげると、覚えやすく破られにくくなります。";

    private const int FewestDifferentCharacters = 5;
    private const int ShortestWord = 3;
    private static readonly string[] Rows = ["1234567890-=", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol"];
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>At most one problem: the first thing to change.</summary>
    public static Problem? Check(string field, string? password, string? loginName) => Message(password ?? string.Empty, loginName) is { } message ? new Problem(field, message) : null;

    private static string? Message(string password, string? loginName)
    {
        if (password.Length < Min)
        {
            return $"パスワードは{Min}文字以上にしてください(今は{password.Length}文字)。";
        }

        if (password.Length > Max || password.Any(char.IsControl))
        {
            return $"パスワードは{Max}文字以内の、ふつうの文字にしてください。";
        }

        var folded = Fold(password);
        if (loginName is { Length: > 0 } && folded.Contains(Fold(loginName), StringComparison.Ordinal))
        {
            return "パスワードに利用者IDを含めないでください。";
        }

        if (folded.All(char.IsDigit))
        {
            return "数字だけのパスワードは使えません。言葉を混ぜてください。";
        }

        return folded.Distinct().Count() < FewestDifferentCharacters || IsRepeated(folded) || IsSequence(folded) || IsCommon(folded)
            ? "よく使われる、思いつきやすいパスワードです。関係のない言葉を3つ以上つなげるなど、別のものにしてください。"
            : null;
    }

    private static string Fold(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return text.ToLowerInvariant();
        }
    }

    /// <summary>abcdeabcdeabcde</summary>
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(length => Enumerable.Range(length, text.Length - length).All(i => text[i] == text[i - length]));

    /// <summary>Three of four neighbours follow each other in the alphabet, in numbers or on the keyboard.</summary>
    private static bool IsSequence(string text)
    {
        var following = text.Zip(text.Skip(1)).Count(pair => Follows(pair.First, pair.Second));
        return following * 4 >= (text.Length - 1) * 3;
    }

    private static bool Follows(char a, char b) =>
        Math.Abs(a - b) <= 1 || Array.Exists(Rows, row => row.Contains(string.Concat(a, b), StringComparison.Ordinal) || row.Contains(string.Concat(b, a), StringComparison.Ordinal));

    /// <summary>What is left without figures and signs is one or two words of the list (Passw0rd-2026).</summary>
    private static bool IsCommon(string text)
    {
        foreach (var letters in new[] { Letters(text), Letters(Unmask(text)) })
        {
            if (letters.Length < ShortestWord || Common.Value.Contains(letters))
            {
                return true;
            }

            for (var cut = ShortestWord; cut <= letters.Length - ShortestWord; cut++)
            {
                if (Common.Value.Contains(letters[..cut]) && Common.Value.Contains(letters[cut..]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>Letters written as figures; figures at the end are a number, not letters.</summary>
    private static string Unmask(string text) => string.Concat(text.TrimEnd("0123456789!-_.".ToCharArray()).Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordPolicy).Assembly.GetManifestResourceStream("Municipal.Dx.Application.Accounts.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
