using Municipal.Dx.Application.Features.Accounts;
using Shouldly;

namespace Municipal.Dx.UnitTests.Application.Features.Accounts;

public sealed class AttemptLimiterTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void Enter_OneName_StopsAfterTenAndStartsAnewAfterTheWindow()
    {
        var limiter = new AttemptLimiter(_clock);
        for (var i = 0; i < AttemptLimiter.PerAccount; i++)
        {
            limiter.Enter("A", $"10.0.0.{i}").ShouldBeNull();
        }

        limiter.Enter("A", "10.0.0.99").ShouldBe(AttemptLimiter.Window);
        _clock.Now += AttemptLimiter.Window;
        limiter.Enter("A", "10.0.0.99").ShouldBeNull();
    }

    [Fact]
    public void Enter_ManyNamesFromOneAddress_StopsAfterAHundred()
    {
        var limiter = new AttemptLimiter(_clock);
        for (var i = 0; i < AttemptLimiter.PerAddress; i++)
        {
            limiter.Enter($"N{i}", "10.0.0.1").ShouldBeNull();
        }

        limiter.Enter("LAST", "10.0.0.1").ShouldNotBeNull();
        limiter.Enter("LAST", "10.0.0.2").ShouldBeNull();
    }

    [Fact]
    public void Forgive_AfterSuccess_LetsATownHallSignInAllMorning()
    {
        var limiter = new AttemptLimiter(_clock);
        for (var i = 0; i < 500; i++)
        {
            limiter.Enter($"N{i % 20}", "10.0.0.1").ShouldBeNull();
            limiter.Forgive($"N{i % 20}", "10.0.0.1");
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
