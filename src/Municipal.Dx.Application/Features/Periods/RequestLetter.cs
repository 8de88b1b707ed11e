using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>What a department is asked for.</summary>
/// <param name="DepartmentId">Null for measures that nobody owns.</param>
/// <param name="Name">Its name.</param>
/// <param name="Due">Its own due date.</param>
/// <param name="Measures">Measures it leads or equally owns, and those it answers a part of.</param>
public sealed record RequestedDepartment(long? DepartmentId, string Name, DateOnly Due, IReadOnlyList<RequestedMeasure> Measures);

/// <param name="Shown">Number and title.</param>
/// <param name="IsPart">The department answers its part only (課別内訳).</param>
/// <param name="Kpis">KPIs measured in the period.</param>
public sealed record RequestedMeasure(string Shown, bool IsPart, IReadOnlyList<string> Kpis);

/// <summary>照会文: who is asked for what by when.</summary>
public sealed record RequestLetter(ReportingPeriod Period, string PlanTitle, IReadOnlyList<RequestedDepartment> Departments)
{
    /// <summary>Stand in the wording for the as-of and the due date, so that it needs no change when they change.</summary>
    public const string AsOfMark = "【基準日】";
    public const string DueMark = "【提出期限】";

    public const string UsualWording = $"このことについて、{AsOfMark}現在の状況を、DX推進計画ポータルの「回答する施策」の画面から入力のうえ、{DueMark}までに提出してください。";

    /// <summary>The department's own due date in the letter to one department.</summary>
    public DateOnly Due => Departments is [var only] ? only.Due : Period.Due;

    public string Subject => $"「{PlanTitle}」の進捗状況について（{PeriodNames.Of(Period)}）";

    public string Body => (Period.RequestWording ?? UsualWording)
        .Replace(AsOfMark, JapaneseDate.Format(Period.AsOf), StringComparison.Ordinal)
        .Replace(DueMark, JapaneseDate.FormatWithYearAndWeekday(Due), StringComparison.Ordinal);

    /// <summary>The letter as plain text, to be pasted into the groupware.</summary>
    public string PlainText
    {
        get
        {
            var text = new StringBuilder();
            foreach (var line in new[] { Period.RequestNumber, Period.RequestedOn is { } day ? JapaneseDate.Format(day) : null, "", Addressee, Period.RequestedBy, "", Subject, "", Body, Period.RequestNote, "" }.Where(line => line is not null))
            {
                text.Append(line).Append('\n');
            }

            foreach (var department in Departments)
            {
                text.Append(CultureInfo.InvariantCulture, $"■{department.Name}（提出期限 {JapaneseDate.FormatWithWeekday(department.Due)}）\n");
                foreach (var measure in department.Measures)
                {
                    text.Append('・').Append(measure.Shown).Append(measure.IsPart ? "（課別内訳）" : "").Append(measure.Kpis.Count == 0 ? "" : $"　KPI：{string.Join('、', measure.Kpis)}").Append('\n');
                }
            }

            return text.ToString();
        }
    }

    public string Addressee => Departments is [{ DepartmentId: not null } only] ? $"{only.Name}長　様" : "各課長　様";
}

/// <summary>Reads what a period asks for: three commands.</summary>
public sealed class RequestQueries(DxDbContext db)
{
    public async Task<IReadOnlyList<RequestedDepartment>> DepartmentsAsync(ReportingPeriod period, CancellationToken cancellationToken)
    {
        var reports = await db.ProgressReports.AsNoTracking().AsSingleQuery().Where(r => r.ReportingPeriodId == period.Id).OrderBy(r => r.Measure!.Order).Select(r => new
        {
            r.MeasureId,
            Shown = (r.Measure!.Number ?? r.Measure.Key) + " " + r.Measure.Title,
            Owners = r.Measure.Owners.Where(o => o.Role != OwnerRole.Supporting).Select(o => new Answering(o.DepartmentId, o.Department!.Name, o.Department.Order, o.Role == OwnerRole.Lead ? Answers.Whole : Answers.Equal)).ToList(),
            Parts = r.Parts.Select(p => new Answering(p.DepartmentId, p.Department!.Name, p.Department.Order, Answers.Part)).ToList(),
        }).ToListAsync(cancellationToken);
        var kpis = await KpisDueAsync(period, cancellationToken);
        var asked = reports.SelectMany(r => r.Owners.Concat(r.Parts).GroupBy(a => a.DepartmentId)
            .Select(a => (Of: a.First(), Measure: new RequestedMeasure(r.Shown, a.All(one => one.Kind != Answers.Whole) && a.Any(one => one.Kind == Answers.Part), [.. kpis[r.MeasureId]]))));
        var nobody = reports.Where(r => r.Owners.Count + r.Parts.Count == 0).Select(r => new RequestedMeasure(r.Shown, IsPart: false, [.. kpis[r.MeasureId]])).ToList();
        IReadOnlyList<RequestedDepartment> departments =
        [
            .. asked.GroupBy(a => a.Of.DepartmentId).OrderBy(group => group.First().Of.Order)
                .Select(group => new RequestedDepartment(group.Key, group.First().Of.Name, period.DueOf(group.Key), [.. group.Select(a => a.Measure)])),
        ];
        return nobody.Count == 0 ? departments : [.. departments, new RequestedDepartment(DepartmentId: null, "担当課を決めていない施策", period.Due, nobody)];
    }

    private async Task<ILookup<long, string>> KpisDueAsync(ReportingPeriod period, CancellationToken cancellationToken)
    {
        var kpis = await db.MeasureKpis.AsNoTracking().Where(link => link.Kpi!.PlanId == period.PlanId && !link.IsRelisted).OrderBy(link => link.Order)
            .Select(link => new { link.MeasureId, link.Kpi!.Name, link.Kpi.Frequency, link.Kpi.MeasuredMonth, link.Kpi.PublishedMonth, link.Kpi.TargetEveryYears, link.Kpi.TargetWindowStart, link.Kpi.TargetFiscalYear })
            .ToListAsync(cancellationToken);
        var hasKey = PeriodKey.TryParse(period.Key, out var key);
        return kpis.Where(k => hasKey && KpiDefinitions.Calendar(k.Frequency, k.MeasuredMonth, k.PublishedMonth, k.TargetEveryYears, k.TargetWindowStart, k.TargetFiscalYear).IsDue(key))
            .ToLookup(k => k.MeasureId, k => k.Name);
    }

    private sealed record Answering(long DepartmentId, string Name, int Order, Answers Kind);

    // One of several equal departments answers only its part where it is asked for one.
    private enum Answers
    {
        Whole,
        Equal,
        Part,
    }
}
