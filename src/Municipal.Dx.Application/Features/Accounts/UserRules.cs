using System.Text.RegularExpressions;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>What a login name and a name may be.</summary>
public static partial class UserRules
{
    public const string LoginNameHint = "半角の英小文字・数字と . _ - @ で、3〜60文字。職員番号やメールアドレスも使えます。";

    public static IEnumerable<Problem> CheckLoginName(string field, string? loginName)
    {
        if (string.IsNullOrWhiteSpace(loginName))
        {
            yield return new Problem(field, "利用者IDを入力してください。");
        }
        else if (!LoginNameShape().IsMatch(loginName.Trim()))
        {
            yield return new Problem(field, "利用者IDは、" + LoginNameHint);
        }
    }

    public static IEnumerable<Problem> CheckDisplayName(string field, string? displayName)
    {
        if (string.IsNullOrWhiteSpace(displayName))
        {
            yield return new Problem(field, "氏名を入力してください。");
        }
        else if (displayName.Trim().Length > PortalUser.DisplayNameMax || displayName.Any(char.IsControl))
        {
            yield return new Problem(field, $"氏名は{PortalUser.DisplayNameMax}文字以内で入力してください。");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._@-]{2,59}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoginNameShape();
}
