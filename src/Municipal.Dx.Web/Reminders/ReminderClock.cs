using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reminders;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Reminders;

/// <summary>Makes the reminders of the day from half past eight in Japan, and mails what waits. Pages never wait for it.</summary>
public sealed class ReminderClock(IServiceScopeFactory scopes, PortalOptions options, TimeProvider time, ILogger<ReminderClock> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeOnly From = new(8, 30);
    private DateOnly? _madeFor;

    /// <summary>One round; the loop calls it every minute.</summary>
    public async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
            scope.ServiceProvider.GetRequiredService<ChangeContext>().Reason = "再依頼";
            var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), PortalGate.JapanZone).DateTime;
            var today = DateOnly.FromDateTime(now);
            if (_madeFor != today && TimeOnly.FromDateTime(now) >= From)
            {
                var made = await scope.ServiceProvider.GetRequiredService<ReminderService>().MakeDueAsync(today, cancellationToken);
                _madeFor = today;
                if (made > 0)
                {
                    log.LogInformation("{Count} reminders made for {Day}", made, today);
                }
            }

            if (options.Smtp is not null)
            {
                await scope.ServiceProvider.GetRequiredService<ReminderMailing>().SendWaitingAsync(options.Address, cancellationToken);
            }
        }
        catch (Exception e) when (e is DbException or DbUpdateException or WriteBusyException)
        {
            log.LogWarning(e, "Reminders wait for the next round");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RunOnceAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Reminders stop with the portal");
        }
    }
}
