using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reminders;

/// <summary>Sends waiting reminders, a few tries each. Called by the background service only.</summary>
public sealed class ReminderMailing(DxDbContext db, DepartmentWorkQueries work, IMailSender mail, TimeProvider time, ILogger<ReminderMailing> log)
{
    public const int MostAttempts = 5;
    private const int AtOnce = 50;

    /// <param name="address">Address of the portal for the link in the mail; null leaves the link out.</param>
    /// <param name="cancellationToken">The portal stops.</param>
    /// <returns>How many went out.</returns>
    public async Task<int> SendWaitingAsync(string? address, CancellationToken cancellationToken)
    {
        var waiting = await db.Reminders
            .Include(r => r.Department)
            .Include(r => r.ReportingPeriod!.Plan!.Municipality)
            .Where(r => r.MailState == MailState.Waiting)
            .OrderBy(r => r.Id)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var period in waiting.GroupBy(r => r.ReportingPeriodId).Select(g => g.First().ReportingPeriod!).ToList())
        {
            var open = (await work.InAsync(period, cancellationToken)).ToDictionary(d => d.DepartmentId);
            foreach (var reminder in waiting.Where(r => r.ReportingPeriodId == period.Id))
            {
                sent += await SendAsync(reminder, open.GetValueOrDefault(reminder.DepartmentId), address, cancellationToken) ? 1 : 0;
            }
        }

        return sent;
    }

    private async Task<bool> SendAsync(Reminder reminder, DepartmentWork? open, string? address, CancellationToken cancellationToken)
    {
        var to = await db.Set<RoleAssignment>().AsNoTracking()
            .Where(a => a.DepartmentId == reminder.DepartmentId && !a.User!.IsDisabled && a.User.Email != null && a.User.Email != "")
            .Select(a => a.User!.Email!).Distinct().ToListAsync(cancellationToken);
        reminder.MailedAt = time.GetUtcNow().UtcDateTime;
        if (to.Count == 0 || open is null)
        {
            reminder.MailState = open is null ? MailState.NotNeeded : MailState.NoAddress;
            await db.SaveChangesAsync(CancellationToken.None);
            return false;
        }

        try
        {
            reminder.Attempts++;
            await mail.SendAsync(MailOf(reminder, open, to, address), cancellationToken);
            (reminder.MailState, reminder.Recipients) = (MailState.Sent, to.Count);
        }
        catch (MailFailedException e)
        {
            log.LogWarning(e, "Reminder {Reminder} could not be mailed, attempt {Attempt}", reminder.Id, reminder.Attempts);
            reminder.MailState = reminder.Attempts >= MostAttempts ? MailState.Failed : MailState.Waiting;
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return reminder.MailState == MailState.Sent;
    }

    private static Mail MailOf(Reminder reminder, DepartmentWork open, List<string> to, string? address)
    {
        var municipality = reminder.ReportingPeriod!.Plan!.Municipality!;
        var period = PeriodKey.TryParse(reminder.ReportingPeriod.Key, out var key) ? key.Label : reminder.ReportingPeriod.Key;
        var body = new StringBuilder()
            .AppendLine($"{open.Name} 御中").AppendLine()
            .AppendLine($"DX推進計画の進捗状況（{period}）について、{ReminderRules.Word(reminder.Kind)}。")
            .AppendLine($"提出期限：{JapaneseDate.FormatWithYearAndWeekday(open.Due)}").AppendLine();
        AppendList(body, "修正依頼のある施策", open.ToCorrect);
        AppendList(body, "まだ提出されていない施策", open.Waiting);
        if (reminder.Text is { } text)
        {
            body.AppendLine(text).AppendLine();
        }

        if (address is not null)
        {
            body.AppendLine($"入力はこちらから：{address.TrimEnd('/')}/{municipality.Slug}/my");
        }

        body.AppendLine($"（{municipality.Name} DX推進計画ポータルから自動で送っています）");
        return new Mail(to, $"【{municipality.Name}】DX推進計画 進捗状況の回答について（{period}）", body.ToString());
    }

    private static void AppendList(StringBuilder body, string head, IReadOnlyList<string> titles)
    {
        if (titles.Count == 0)
        {
            return;
        }

        body.AppendLine($"■ {head}（{titles.Count}件）");
        foreach (var title in titles)
        {
            body.AppendLine($"・{title}");
        }

        body.AppendLine();
    }
}
