using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>
/// Which book. <paramref name="DepartmentIds"/> limits it to the measures those departments own (and those of all departments), as heads and staff see it while
/// the period is open; null is the whole plan. <paramref name="Snapshot"/>: an edition kept earlier; null is the period as it stands.
/// </summary>
public sealed record BookRequest(
    long PlanId,
    string PeriodKey,
    BookEdition Edition = BookEdition.Committee,
    IReadOnlyCollection<long>? DepartmentIds = null,
    SnapshotName? Snapshot = null,
    BookWish? Wish = null);

/// <summary>Reads a book's content as everything stands now, with a number of SQL commands that depends neither on measures nor on KPIs.</summary>
public sealed class BookReader(DxDbContext db, RatingScales scales, TimeProvider time)
{
    private static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>Null where the municipality in scope has no such plan or period.</summary>
    public async Task<BookContent?> ReadAsync(BookRequest request, CancellationToken cancellationToken = default)
    {
        var plan = await db.Plans.AsNoTracking().Include(p => p.Municipality)
            .SingleOrDefaultAsync(p => p.Id == request.PlanId, cancellationToken);
        if (plan?.Municipality is not { } municipality)
        {
            return null;
        }

        var periods = await PeriodsAsync(request, cancellationToken);
        if (periods is null)
        {
            return null;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Japan).DateTime);
        var addressee = await AddresseeAsync(plan.Id, cancellationToken);
        var policies = await PoliciesAsync(plan.Id, cancellationToken);
        var measures = await new BookMeasureRows(db, request, periods).ReadAsync(cancellationToken);
        var kpis = await new BookKpiRows(db, measures, periods, today, request.DepartmentIds is null).ReadAsync(plan, cancellationToken);
        var scope = await ScopeAsync(request, cancellationToken);
        var content = new BookContent(
            Cover(plan, municipality, periods.Current, addressee, scope, today, request.Edition),
            new BookWords(plan.PolicyWord, plan.FieldWord, plan.MeasureWord, plan.InitiativeWord, plan.BaselineWord, plan.TargetWord),
            periods.CurrentBook,
            BookPeriods.Printed(periods.Previous),
            BookPeriods.Printed(periods.YearBefore),
            (await scales.ReadAsync(municipality.Id, cancellationToken)).Of(periods.Current.RatingScaleVersionId),
            new BookYears(plan.FirstFiscalYear, plan.LastFiscalYear),
            policies,
            measures.Measures,
            kpis)
        {
            Opinions = await OpinionsAsync(plan.Id, periods.Current.Id, measures, cancellationToken),
        };
        return content with { Terms = BookTerms.UsedIn(content, await TermsAsync(plan.Id, cancellationToken)) };
    }

    private async Task<BookPeriods?> PeriodsAsync(BookRequest request, CancellationToken cancellationToken)
    {
        var all = await db.ReportingPeriods.AsNoTracking().Where(p => p.PlanId == request.PlanId).ToListAsync(cancellationToken);
        return BookPeriods.Find(all, request.PeriodKey);
    }

    private async Task<string?> AddresseeAsync(long planId, CancellationToken cancellationToken)
    {
        var bodies = await db.GovernanceBodies.AsNoTracking().Where(b => b.PlanId == planId)
            .OrderBy(b => b.Order).Select(b => b.Name).ToListAsync(cancellationToken);
        return bodies.Find(name => name.EndsWith("委員会", StringComparison.Ordinal)) ?? bodies.FirstOrDefault();
    }

    private Task<List<BookPolicy>> PoliciesAsync(long planId, CancellationToken cancellationToken) =>
        db.Policies.AsNoTracking().Where(p => p.PlanId == planId).OrderBy(p => p.Order)
            .Select(p => new BookPolicy(p.Key, p.Number, p.Title, p.IsImplicit)).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<BookOpinion>> OpinionsAsync(long planId, long periodId, BookMeasures measures, CancellationToken cancellationToken)
    {
        var rows = await db.CommitteeOpinions.AsNoTracking()
            .Where(o => o.Measure!.PlanId == planId && (!o.IsClosed || o.AnsweredInPeriodId == periodId))
            .OrderBy(o => o.ReceivedOn).ThenBy(o => o.Key)
            .Select(o => new
            {
                o.MeasureId,
                Printed = new BookOpinion(
                    o.Key, o.Measure!.Key, o.Text, o.Origin, o.From, o.ReceivedOn, o.Department!.Name, o.Due, o.Answer, o.AnsweredInPeriod!.Key, o.AnsweredByPost, o.IsClosed),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => measures.ById.ContainsKey(row.MeasureId)).Select(row => row.Printed)];
    }

    private Task<List<BookTerm>> TermsAsync(long planId, CancellationToken cancellationToken) =>
        db.GlossaryTerms.AsNoTracking().Where(t => t.PlanId == planId && t.Definition != null).OrderBy(t => t.Order)
            .Select(t => new BookTerm(t.Term, t.Reading, t.Definition!)).ToListAsync(cancellationToken);

    private async Task<string?> ScopeAsync(BookRequest request, CancellationToken cancellationToken)
    {
        if (request.DepartmentIds is not { } ids)
        {
            return null;
        }

        var names = await db.Departments.AsNoTracking().Where(d => ids.Contains(d.Id))
            .OrderBy(d => d.Order).Select(d => d.Name).ToListAsync(cancellationToken);
        return string.Join('、', names);
    }

    private static BookCover Cover(
        Plan plan, Municipality municipality, ReportingPeriod period, string? addressee, string? scope, DateOnly today, BookEdition edition)
    {
        DateOnly? fixedOn = period is { State: PeriodState.Fixed, FixedAt: { } at }
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, Japan))
            : null;
        var years = new PlanPeriod(YearOf(plan.FirstFiscalYear), YearOf(plan.LastFiscalYear));
        return new BookCover(
            municipality.Name,
            plan.Title,
            plan.Edition,
            KpiText.Date(plan.Issued),
            years.Label,
            addressee,
            $"{municipality.Name} DX推進計画 事務局",
            fixedOn ?? today,
            fixedOn,
            CheckValue: null,
            scope,
            municipality.IsTrial,
            edition);
    }

    private static FiscalYear? YearOf(int? value) => value is { } year && FiscalYear.TryCreate(year, out var fiscalYear) ? fiscalYear : null;
}
