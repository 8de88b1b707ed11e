using System.Text.RegularExpressions;

namespace Municipal.Dx.Domain.Organization;

/// <summary>自治体: the tenant. Everything but the accounts of administrators belongs to exactly one.</summary>
public sealed partial class Municipality : IVersioned, IAudited
{
    public const int NameMax = 40;
    public const int SlugMax = 31;

    /// <summary>Path words that a municipality's slug may not take (decisions.md, Access).</summary>
    public static readonly IReadOnlySet<string> ReservedSlugs = new HashSet<string>(StringComparer.Ordinal)
    {
        "account", "admin", "healthz", "readyz", "error", "lib", "css", "js", "img", "opendata",
    };

    public long Id { get; set; }

    /// <summary>地方公共団体コード, six digits, the last one a check digit.</summary>
    public required string Code { get; set; }

    /// <summary>The first part of every path of this municipality.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required string Prefecture { get; set; }

    /// <summary>True in a database made by trial mode (体験モード), which production refuses.</summary>
    public bool IsTrial { get; set; }

    /// <summary>True where the rate that leads in sentences is 目標比 rather than 進捗率(現状値から).</summary>
    public bool LeadsWithTargetRatio { get; set; }

    /// <summary>True where KPIs without a yearly target are judged against 年割の目安.</summary>
    public bool UsesStraightLineGuide { get; set; }

    /// <summary>True where staff may submit by themselves as 「決裁済み」 with its date.</summary>
    public bool StaffMaySubmit { get; set; }

    /// <summary>再依頼: open days before the due date on which a reminder goes out by itself; 0 sends none before it.</summary>
    public int ReminderDaysBefore { get; set; } = 3;

    public Guid Version { get; set; }

    public string AuditKey => $"municipality/{Slug}";

    [GeneratedRegex("^[a-z][a-z0-9-]{1,30}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SlugShape();

    /// <summary>
    /// Check digit of 地方公共団体コード: the five digits weighted 6,5,4,3,2; 11 minus the remainder by 11, last digit.
    /// </summary>
    public static bool IsValidCode(string? code)
    {
        if (code is not { Length: 6 } || code.Any(c => c is < '0' or > '9'))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 5; i++)
        {
            sum += (code[i] - '0') * (6 - i);
        }

        var expected = sum < 11 ? 11 - sum : 11 - (sum % 11);
        return expected % 10 == code[5] - '0';
    }

    public static bool IsValidSlug(string? slug) => slug is not null && SlugShape().IsMatch(slug) && !ReservedSlugs.Contains(slug);

    public static IEnumerable<Problem> Check(string? code, string? slug, string? name, string? prefecture)
    {
        if (!IsValidCode(code))
        {
            yield return new Problem(nameof(Code), "地方公共団体コードは、検査数字を含む6桁の数字で入力してください。");
        }

        if (!IsValidSlug(slug))
        {
            yield return new Problem(nameof(Slug), "URLに使う名前は、英小文字で始まる2〜31文字の英小文字・数字・ハイフンで入力してください(account、admin などは使えません)。");
        }

        if (string.IsNullOrWhiteSpace(name) || name.Length > NameMax)
        {
            yield return new Problem(nameof(Name), $"自治体名を{NameMax}文字以内で入力してください。");
        }

        if (string.IsNullOrWhiteSpace(prefecture) || prefecture.Length > 10)
        {
            yield return new Problem(nameof(Prefecture), "都道府県名を入力してください。");
        }
    }
}
