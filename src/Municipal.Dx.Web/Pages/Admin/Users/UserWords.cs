using Municipal.Dx.Application.Features.Users;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>Rows of a table of users; <paramref name="IsGlobal"/> adds the municipality.</summary>
public sealed record UserTable(IReadOnlyList<UserRow> Rows, DateTimeOffset Now, bool IsGlobal);

/// <summary>How states of accounts and what is done to them are said.</summary>
public static class UserWords
{
    public static string StateLabel(UserState state) => state switch
    {
        UserState.New => "初回ログイン前",
        UserState.Disabled => "停止",
        _ => "有効",
    };

    public static ActWords? Of(string? word) => word switch
    {
        "disable" => new ActWords(UserAct.Disable, "利用の停止", "この人は、すぐにログインできなくなり、ログイン中の端末も使えなくなります。入力した内容と変更履歴は残ります。", "停止する", true),
        "enable" => new ActWords(UserAct.Enable, "利用の再開", "この人は、前のパスワードでまたログインできるようになります。", "再開する", false),
        "password" => new ActWords(UserAct.Password, "初期パスワードの発行", "今のパスワードは使えなくなり、ログイン中の端末ではログアウトします。新しい初期パスワードを1回だけ表示します。本人は、初めてのログインでパスワードを変えます。", "発行する", false),
        "second-factor" => new ActWords(UserAct.SecondFactor, "二要素認証の解除", "端末をなくした人などのために、二要素認証をやめます。本人であることを確かめてから行ってください。", "解除する", true),
        "unlock" => new ActWords(UserAct.Unlock, "ロックの解除", "続けて間違えたためのロックを解きます。", "解除する", false),
        _ => null,
    };
}

/// <summary>A step that asks once more before it is done.</summary>
public sealed record ActWords(UserAct Act, string Title, string Consequence, string Button, bool IsDanger);
