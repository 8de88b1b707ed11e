namespace Municipal.Dx.Testing.Portal;

/// <summary>The real clock, moved forward by tests that must not wait.</summary>
public sealed class MovableTime : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
