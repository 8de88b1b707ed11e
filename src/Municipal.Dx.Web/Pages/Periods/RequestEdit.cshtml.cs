using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Number, date, issuer and wording of the 照会文.</summary>
[Access(Access.Office)]
public sealed class RequestEditModel(Here here, PeriodDeskQueries desks, PeriodEditing editing) : PeriodFormPage<RequestForm>(here, desks)
{
    private readonly Here _here = here;

    protected override string Saved => "照会文を保存しました。";

    protected override string Next => Desk + "/request";

    protected override RequestForm FormOf(ReportingPeriod period) => RequestForm.Of(period, _here.Today);

    protected override Task<PeriodOutcome> SaveAsync(long periodId, CancellationToken cancellationToken) => editing.SaveRequestAsync(periodId, Input, cancellationToken);
}
