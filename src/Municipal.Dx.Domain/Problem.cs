namespace Municipal.Dx.Domain;

/// <summary>
/// What is wrong with an input: the field it belongs to (empty for the whole) and a Japanese sentence that says what to
/// do. Rules return problems and never throw for a user's mistake.
/// </summary>
public readonly record struct Problem(string Field, string Message)
{
    public static Problem Whole(string message) => new(string.Empty, message);
}
