using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Changes due date, as-of date, form and name of an open period, with the reason.</summary>
[Access(Access.Office)]
public sealed class EditModel(Here here, PeriodDeskQueries desks, PeriodEditing editing) : PeriodFormPage<PeriodEditForm>(here, desks)
{
    protected override string Saved => "期限・様式を保存しました。";

    protected override string Next => Desk;

    protected override PeriodEditForm FormOf(ReportingPeriod period) => PeriodEditForm.Of(period);

    protected override Task<PeriodOutcome> SaveAsync(long periodId, CancellationToken cancellationToken) => editing.ChangeAsync(periodId, Input, cancellationToken);
}
