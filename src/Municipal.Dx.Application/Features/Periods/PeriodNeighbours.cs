using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

public static class PeriodNeighbours
{
    /// <summary>The period that an answer is read beside: the one of the same kind before, else the newest that ended earlier.</summary>
    public static ShellPeriod? Before(ShellModel shell, ReportingPeriod period) =>
        shell.Periods.FirstOrDefault(p => p.Id == period.Id) is { } shown && shell.Before(shown) is { } same
            ? same
            : shell.Periods.FirstOrDefault(p => p.Id != period.Id && p.To < period.To);
}
