using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.Users;

/// <summary>What became of a change to an account. <see cref="Password"/> is an initial password, known only here and on the slip.</summary>
public sealed record UserOutcome(IReadOnlyList<Problem> Problems)
{
    public static readonly UserOutcome Gone = new([Problem.Whole("その利用者は見つかりません。")]);

    public long UserId { get; init; }

    public string? Password { get; init; }

    public Conflict? Conflict { get; init; }

    public string KeptNotice { get; init; } = string.Empty;

    public bool IsDone => Problems.Count == 0 && Conflict is null;

    public static UserOutcome Done(long userId, string? password = null, string keptNotice = "") => new([]) { UserId = userId, Password = password, KeptNotice = keptNotice };
}

/// <summary>What is done to an account after asking once more.</summary>
public enum UserAct
{
    /// <summary>停止</summary>
    Disable,

    /// <summary>再開</summary>
    Enable,

    /// <summary>初期パスワードの発行</summary>
    Password,

    /// <summary>二要素認証の解除</summary>
    SecondFactor,

    /// <summary>ロックの解除</summary>
    Unlock,
}
