using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>Writes a checked form of a report into its records. Runs inside the transaction of <see cref="EntryService"/>.</summary>
public sealed class EntryWriter(DxDbContext db, ActualValueService actuals, OpinionAnswers opinions)
{
    /// <param name="entry">The report as read in the same transaction.</param>
    /// <param name="input">The form, merged and checked.</param>
    /// <param name="read">Entries of the KPIs to keep.</param>
    /// <param name="isOffice">The office confirms qualitative goals.</param>
    /// <returns>How numbers were understood, for the message; empty where they were typed plainly.</returns>
    public async Task<string> WriteAsync(ReportEntry entry, EntryInput input, IReadOnlyDictionary<string, ActualEntry> read, bool isOffice)
    {
        var said = await WriteKpisAsync(entry, input, read, isOffice);
        db.ChangeTracker.Clear();
        var report = await db.ProgressReports.SingleAsync(r => r.Id == entry.Report.Id);
        Fill(report, entry, input);
        await WriteStagesAsync(entry, input);
        await db.SaveChangesAsync(CancellationToken.None);
        await WriteAnswersAsync(entry, input, isOffice);
        return said;
    }

    private async Task<string> WriteKpisAsync(ReportEntry entry, EntryInput input, IReadOnlyDictionary<string, ActualEntry> read, bool isOffice)
    {
        var stored = EntryInput.Of(entry);
        var said = string.Empty;
        foreach (var typed in input.Kpis)
        {
            if (entry.Kpis.FirstOrDefault(kpi => kpi.Kpi.Key == typed.Key) is not { } kpi || IsSame(entry, typed, stored))
            {
                continue;
            }

            if (typed.IsBlank)
            {
                await actuals.RemoveAsync(kpi.Kpi.Id, entry.Period.Id, CancellationToken.None);
            }
            else if (read.TryGetValue(typed.Key, out var value))
            {
                var options = new RecordOptions(kpi.Stored?.Version, QuestionIsAnswered: true, isOffice, typed.Form.IsConfirmed);
                var result = await actuals.RecordAsync(kpi.Kpi.Id, entry.Period.Id, value, options, CancellationToken.None);
                said += result.IsSaved ? typed.Form.HowRead : throw new DbUpdateConcurrencyException($"{typed.Key} was recorded meanwhile.");
            }
        }

        return said;
    }

    private static bool IsSame(ReportEntry entry, KpiInput typed, EntryInput stored) =>
        stored.Kpis.Find(kpi => kpi.Key == typed.Key) is { } before && EntryWords.OfKpi(entry, before).SequenceEqual(EntryWords.OfKpi(entry, typed));

    private static void Fill(ProgressReport report, ReportEntry entry, EntryInput input)
    {
        report.Stage = input.Stage;
        report.Achievement = input.Achievement;
        report.HasNoMovement = input.HasNoMovement;
        report.Issue = input.Issue;
        report.DelayCause = input.DelayCause;
        report.NextPlan = input.NextPlan;
        report.SelfRating = input.SelfRating;
        report.Direction = input.Direction;
        report.DecisionRequested = input.DecisionRequested;
        report.Remark = input.Remark;
        if (entry.Period.IsYearEndForm)
        {
            report.BudgetYen = EntryInput.ReadYen(input.Budget);
            report.SettlementYen = EntryInput.ReadYen(input.Settlement);
        }
    }

    private async Task WriteStagesAsync(ReportEntry entry, EntryInput input)
    {
        var periodId = entry.Period.Id;
        var ids = entry.Initiatives.Select(initiative => initiative.Id).ToList();
        var stored = await db.InitiativeProgress.Where(p => p.ReportingPeriodId == periodId && ids.Contains(p.InitiativeId)).ToListAsync();
        foreach (var stage in input.Initiatives)
        {
            if (entry.Initiatives.FirstOrDefault(i => i.Key == stage.Key) is not { } initiative)
            {
                continue;
            }

            var row = stored.Find(p => p.InitiativeId == initiative.Id);
            if (row is null && (stage.Standing is not null || stage.Text is not null))
            {
                row = new InitiativeProgress { MunicipalityId = entry.Report.MunicipalityId, InitiativeId = initiative.Id, ReportingPeriodId = periodId, Key = $"{initiative.Key}/{entry.Period.Key}" };
                db.InitiativeProgress.Add(row);
            }

            if (row is not null)
            {
                (row.Standing, row.StageText) = (stage.Standing, stage.Text);
            }
        }
    }

    private async Task WriteAnswersAsync(ReportEntry entry, EntryInput input, bool isOffice)
    {
        var actor = new OpinionActor(isOffice, [.. entry.Measure.Owners.Select(owner => owner.DepartmentId)], db.Change.ActorPost);
        foreach (var typed in input.Opinions)
        {
            if (entry.Opinions.FirstOrDefault(o => o.Key == typed.Key) is { } opinion && opinion.Answer != typed.Answer)
            {
                await opinions.AnswerAsync(entry.Period.PlanId, entry.Period.Id, new OpinionAnswer(opinion.Key, typed.Answer), actor, CancellationToken.None);
            }
        }
    }
}
