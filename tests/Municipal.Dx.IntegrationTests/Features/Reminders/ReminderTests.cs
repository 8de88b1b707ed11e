using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reminders;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Reminders;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.IntegrationTests.Features.Reminders;

public sealed partial class ReminderTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();
    private ReportingPeriod _period = null!;
    private long _department;

    public async Task InitializeAsync() => await _portal.WithDbAsync(async db =>
    {
        await AskAsync(db, "shonai", new DateOnly(2026, 11, 6), "1-1");
        _period = await AskAsync(db, "oe", new DateOnly(2026, 10, 9), "1-1", "1-2");
        _department = (await db.MeasureOwners.FirstAsync(o => o.Measure!.Key == "1-1" && o.MunicipalityId == _period.MunicipalityId)).DepartmentId;
        foreach (var user in await db.Users.Where(u => u.UserName == "oe-staff" || u.UserName == "oe-head" || u.UserName == "oe-committee").ToListAsync())
        {
            user.Email = $"{user.UserName}@town.example";
        }

        await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task MakeDueAsync_OnTheDueDate_RemindsWhoeverHasNotSubmittedOnce()
    {
        (await MakeDueAsync(_period.Due)).ShouldBe(1);
        (await MakeDueAsync(_period.Due)).ShouldBe(0);

        var made = await _portal.WithDbAsync(db => db.Reminders.AsNoTracking().SingleAsync());
        made.ShouldSatisfyAllConditions(
            () => made.DepartmentId.ShouldBe(_department),
            () => made.Kind.ShouldBe(ReminderKind.DueToday),
            () => made.Measures.ShouldBe(2),
            () => made.MailState.ShouldBe(MailState.NotConfigured));
    }

    [Fact]
    public async Task MakeDueAsync_DepartmentWithExtension_IsNotLateBeforeIt()
    {
        await _portal.WithDbAsync(async db =>
        {
            db.Add(new DueExtension { MunicipalityId = _period.MunicipalityId, ReportingPeriodId = _period.Id, DepartmentId = _department, Due = _period.Due.AddDays(30), Reason = "統計の公表が遅れるため" });
            await db.SaveChangesAsync();
        });

        (await MakeDueAsync(_period.Due)).ShouldBe(0);
    }

    [Fact]
    public async Task SendWaitingAsync_RealServer_WritesToHeadAndStaffOnly()
    {
        await using var server = new SmtpListener();
        await SendByHandAsync("数字は速報でかまいません。");

        (await MailAsync(server.Port)).ShouldBe(1);

        var mail = server.Mails.ShouldHaveSingleItem();
        mail.To.Order().ShouldBe(["oe-head@town.example", "oe-staff@town.example"]);
        var body = BodyOf(mail.Data);
        body.ShouldContain("総務課 御中");
        body.ShouldContain("・1-1 具体的施策1-1の題名");
        body.ShouldContain("数字は速報でかまいません。");
        body.ShouldContain("https://dx.town.example/oe/my");
        (await StateAsync()).ShouldBe((MailState.Sent, 2, 1));
    }

    [Fact]
    public async Task SendWaitingAsync_ServerRefuses_TriesAgainThenGivesUp()
    {
        await using var server = new SmtpListener(refuses: true);
        await SendByHandAsync(null);

        for (var attempt = 1; attempt < ReminderMailing.MostAttempts; attempt++)
        {
            (await MailAsync(server.Port)).ShouldBe(0);
            (await StateAsync()).State.ShouldBe(MailState.Waiting);
        }

        await MailAsync(server.Port);
        (await StateAsync()).ShouldBe((MailState.Failed, 0, ReminderMailing.MostAttempts));
    }

    [Fact]
    public async Task SendWaitingAsync_NoServerThere_LeavesTheReminderWaiting()
    {
        int free;
        await using (var server = new SmtpListener())
        {
            free = server.Port;
        }

        await SendByHandAsync(null);

        (await MailAsync(free)).ShouldBe(0);
        (await StateAsync()).State.ShouldBe(MailState.Waiting);
    }

    [Fact]
    public async Task SendWaitingAsync_AnsweredMeanwhile_IsNotMailed()
    {
        await using var server = new SmtpListener();
        await SendByHandAsync(null);
        await _portal.WithDbAsync(db => db.ProgressReports.Where(r => r.ReportingPeriodId == _period.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReportState.Submitted)));

        await MailAsync(server.Port);

        server.Mails.ShouldBeEmpty();
        (await StateAsync()).State.ShouldBe(MailState.NotNeeded);
    }

    private static async Task<ReportingPeriod> AskAsync(DxDbContext db, string slug, DateOnly due, params string[] keys)
    {
        var municipality = await db.Municipalities.SingleAsync(m => m.Slug == slug);
        await db.ProgressReports.Where(r => r.MunicipalityId == municipality.Id).ExecuteDeleteAsync();
        var period = await db.ReportingPeriods.FirstAsync(p => p.MunicipalityId == municipality.Id && p.State == PeriodState.Open);
        period.Due = due;
        foreach (var measure in await db.Measures.Where(m => m.MunicipalityId == municipality.Id && keys.Contains(m.Key)).ToListAsync())
        {
            db.ProgressReports.Add(new ProgressReport { MunicipalityId = municipality.Id, MeasureId = measure.Id, ReportingPeriodId = period.Id, Key = $"{measure.Key}/{period.Key}" });
        }

        await db.SaveChangesAsync();
        return period;
    }

    private async Task<int> MakeDueAsync(DateOnly today)
    {
        await using var scope = Scope();
        return await scope.ServiceProvider.GetRequiredService<ReminderService>().MakeDueAsync(today, CancellationToken.None);
    }

    private async Task SendByHandAsync(string? text)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<DxDbContext>();
        var (sent, problems) = await scope.ServiceProvider.GetRequiredService<ReminderService>().SendAsync(_period, [_department], text, _period.Due, CancellationToken.None);
        problems.ShouldBeEmpty();
        sent.ShouldBe(1);
        await db.Reminders.ExecuteUpdateAsync(set => set.SetProperty(r => r.MailState, MailState.Waiting));
    }

    private async Task<int> MailAsync(int port)
    {
        await using var scope = Scope();
        var options = scope.ServiceProvider.GetRequiredService<PortalOptions>() with { Smtp = new SmtpOptions("127.0.0.1", port, new("dx@town.example"), UsesTls: false, null, null) };
        var mailing = new ReminderMailing(
            scope.ServiceProvider.GetRequiredService<DxDbContext>(),
            scope.ServiceProvider.GetRequiredService<DepartmentWorkQueries>(),
            new SmtpMailSender(options),
            TimeProvider.System,
            NullLogger<ReminderMailing>.Instance);
        return await mailing.SendWaitingAsync("https://dx.town.example/", CancellationToken.None);
    }

    private Task<(MailState State, int Recipients, int Attempts)> StateAsync() => _portal.WithDbAsync(async db =>
    {
        var row = await db.Reminders.AsNoTracking().SingleAsync();
        return (row.MailState, row.Recipients, row.Attempts);
    });

    private AsyncServiceScope Scope()
    {
        var scope = _portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        return scope;
    }

    // The body goes over the wire as base64.
    private static string BodyOf(string data)
    {
        var body = data[data.IndexOf("\n\n", StringComparison.Ordinal)..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(NotBase64().Replace(body, string.Empty)));
    }

    [GeneratedRegex("[^A-Za-z0-9+/=]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotBase64();
}
