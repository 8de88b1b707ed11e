using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>Changes an open period: its dates, form and name, a department's due date, the 照会文. Every change of a date or of the form says why.</summary>
public sealed class PeriodEditing(DxDbContext db)
{
    public const int ReasonMax = 300;

    /// <summary>Longer due dates of departments that the new one reaches or passes end with it.</summary>
    public Task<PeriodOutcome> ChangeAsync(long periodId, PeriodEditForm form, CancellationToken cancellationToken) => ApplyAsync(periodId, form.Version, period =>
    {
        var problems = new List<Problem>();
        var (asOf, due) = (DayOf(form.AsOf, nameof(form.AsOf), problems), DayOf(form.Due, nameof(form.Due), problems));
        CheckReason(form.Reason, "変える理由を入力してください。", problems);
        if (asOf is { } counted && due is { } last)
        {
            problems.AddRange(ReportingPeriod.Check(counted, last, period.From, period.To));
            (period.AsOf, period.Due, period.IsYearEndForm) = (counted, last, form.IsYearEndForm);
            db.RemoveRange(period.Extensions.Where(e => e.Due <= last));
        }

        if (period.Kind == PeriodKind.AdHoc)
        {
            problems.AddRange(PeriodForm.CheckTitle(form.Title));
            period.Title = form.Title?.Trim();
        }

        return (problems, form.Reason?.Trim());
    }, cancellationToken);

    /// <summary>Gives a department until another day, or changes the day it was given.</summary>
    public Task<PeriodOutcome> ExtendAsync(long periodId, long departmentId, ExtensionForm form, CancellationToken cancellationToken) => ApplyAsync(periodId, version: null, period =>
    {
        var problems = new List<Problem>();
        var due = DayOf(form.Due, nameof(form.Due), problems);
        CheckReason(form.Reason, "延長する理由を入力してください。", problems);
        if (due <= period.Due)
        {
            problems.Add(new Problem(nameof(form.Due), $"全体の提出期限（{JapaneseDate.Format(period.Due)}）より後の日を入力してください。"));
        }
        else if (due > period.To.AddYears(1))
        {
            problems.Add(new Problem(nameof(form.Due), "提出期限が報告期の末日から1年を超えています。年を確かめてください。"));
        }

        if (problems.Count == 0)
        {
            db.RemoveRange(period.Extensions.Where(e => e.DepartmentId == departmentId));
            db.Add(new DueExtension { MunicipalityId = period.MunicipalityId, ReportingPeriod = period, DepartmentId = departmentId, Due = due!.Value, Reason = form.Reason!.Trim() });
        }

        return (problems, form.Reason?.Trim());
    }, cancellationToken);

    /// <summary>Takes the longer due date of a department back.</summary>
    public Task<PeriodOutcome> EndExtensionAsync(long periodId, long departmentId, CancellationToken cancellationToken) => ApplyAsync(periodId, version: null, period =>
    {
        db.RemoveRange(period.Extensions.Where(e => e.DepartmentId == departmentId));
        return ([], "提出期限の延長を取り消す");
    }, cancellationToken);

    public Task<PeriodOutcome> SaveRequestAsync(long periodId, RequestForm form, CancellationToken cancellationToken) => ApplyAsync(periodId, form.Version, period =>
    {
        var problems = new List<Problem>();
        var day = DayOf(form.Day, nameof(form.Day), problems);
        problems.AddRange(
        [
            .. TooLong(form.Number, RequestForm.NumberMax, nameof(form.Number)),
            .. TooLong(form.Issuer, RequestForm.IssuerMax, nameof(form.Issuer)),
            .. TooLong(form.Wording, RequestForm.WordingMax, nameof(form.Wording)),
            .. TooLong(form.Note, RequestForm.NoteMax, nameof(form.Note)),
        ]);
        var wording = Trimmed(form.Wording?.ReplaceLineEndings("\n"));
        (period.RequestNumber, period.RequestedOn, period.RequestedBy, period.RequestNote) = (Trimmed(form.Number), day, Trimmed(form.Issuer), Trimmed(form.Note?.ReplaceLineEndings("\n")));
        period.RequestWording = wording == RequestLetter.UsualWording ? null : wording;
        return (problems, "照会文を整える");
    }, cancellationToken);

    private async Task<PeriodOutcome> ApplyAsync(long periodId, Guid? version, Func<ReportingPeriod, (List<Problem> Problems, string? Reason)> change, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync(() => ApplyInTurnAsync(periodId, version, change), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return PeriodOutcome.Stale;
        }
    }

    private async Task<PeriodOutcome> ApplyInTurnAsync(long periodId, Guid? version, Func<ReportingPeriod, (List<Problem> Problems, string? Reason)> change)
    {
        db.ChangeTracker.Clear();
        var period = await db.ReportingPeriods.Include(p => p.Extensions).ThenInclude(e => e.Department).SingleAsync(p => p.Id == periodId);
        if (period.State != PeriodState.Open)
        {
            return PeriodOutcome.NotOpen;
        }

        if (version is not null && version != period.Version)
        {
            return PeriodOutcome.Stale;
        }

        var (problems, reason) = change(period);
        if (problems.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new PeriodOutcome(problems);
        }

        db.Change.Reason = reason;
        await db.SaveChangesAsync(CancellationToken.None);
        return PeriodOutcome.Done;
    }

    private static DateOnly? DayOf(string? text, string field, List<Problem> problems)
    {
        if (JapaneseDate.TryParse(text, out var day))
        {
            return day;
        }

        problems.Add(new Problem(field, JapaneseDate.RefusalMessage));
        return null;
    }

    private static void CheckReason(string? reason, string missing, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            problems.Add(new Problem("Reason", missing));
        }

        problems.AddRange(TooLong(reason, ReasonMax, "Reason"));
    }

    private static IEnumerable<Problem> TooLong(string? text, int most, string field) =>
        text is not null && text.Trim().Length > most ? [new Problem(field, $"{most:N0}文字以内で入力してください（今は{text.Trim().Length:N0}文字）。")] : [];

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
