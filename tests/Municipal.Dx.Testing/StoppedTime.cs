namespace Municipal.Dx.Testing;

/// <summary>A clock that stands still until a test sets it.</summary>
public sealed class StoppedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
