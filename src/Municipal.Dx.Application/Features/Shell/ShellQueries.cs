using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Shell;

/// <summary>What the frame of every page shows: the newest reporting period that was opened.</summary>
public sealed record ShellModel(ShellPeriod? Period);

public sealed record ShellPeriod(string Key, PeriodState State, DateOnly Due)
{
    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label : Key;

    public string StateLabel => State switch
    {
        PeriodState.Open => "受付中",
        PeriodState.Fixed => "確定",
        _ => "準備中",
    };

    public string StateClass => State == PeriodState.Open ? "state state--wait" : "tag";

    public string? DueLabel => State == PeriodState.Open ? "期限 " + JapaneseDate.FormatWithWeekday(Due) : null;
}

public sealed class ShellQueries(DxDbContext db)
{
    public async Task<ShellModel> ForAsync(long planId) => new(await db.ReportingPeriods.AsNoTracking()
        .Where(p => p.PlanId == planId && p.State != PeriodState.Preparing)
        .OrderByDescending(p => p.From)
        .Select(p => new ShellPeriod(p.Key, p.State, p.Due))
        .FirstOrDefaultAsync());
}
