using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>
/// Writes the chosen rows of a survey sheet through the services of the pages, so that no rule is another one there. Runs inside the
/// transaction of <see cref="SurveyApplying"/>.
/// </summary>
public sealed class SurveyWriting(DxDbContext db, EntryQueries entries, EntryWriter writer, ActualValueService values, PartService parts, OpinionAnswers opinions)
{
    private static readonly Dictionary<string, ActualEntry> NoFigures = [];

    /// <param name="desk">Who hands the sheet in.</param>
    /// <param name="content">What the sheet asks, as read in the same transaction.</param>
    /// <param name="rows">What to write, all fields of each row.</param>
    /// <returns>Why nothing may be written; null where all of it was.</returns>
    public async Task<SurveyStep?> WriteAsync(SurveyDesk desk, SurveyContent content, IReadOnlyList<(SurveyItem Item, IReadOnlyDictionary<string, string> Values)> rows)
    {
        var changed = rows.Where(row => row.Item.Values.Any(value => row.Values[value.Key] != value.Value)).ToDictionary(row => row.Item, row => row.Values);
        foreach (var kpi in changed.Keys.OfType<SurveyKpi>())
        {
            if (await RecordAsync(desk, content, kpi, changed[kpi]) is { } refused)
            {
                return refused;
            }
        }

        foreach (var entry in await EntriesAsync(desk, content, changed.Keys))
        {
            if (await WriteReportAsync(desk, content, entry, changed) is { } refused)
            {
                return refused;
            }
        }

        foreach (var opinion in changed.Keys.OfType<SurveyOpinion>())
        {
            if (await AnswerAsync(desk, content, opinion, changed[opinion]) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private Task<IReadOnlyList<ReportEntry>> EntriesAsync(SurveyDesk desk, SurveyContent content, IEnumerable<SurveyItem> items)
    {
        var keys = items.Select(MeasureKeyOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var person = new EntryPerson(db.Change.UserId, desk.IsOffice, desk.DepartmentIds, new HashSet<long>());
        return entries.OfPeriodAsync(desk.PlanId, content.Tag.PeriodKey, keys, person, desk.Today, CancellationToken.None);
    }

    private static string? MeasureKeyOf(SurveyItem item) => item switch
    {
        SurveyMeasure measure => measure.Key,
        SurveyOfReport part => part.MeasureKey,
        SurveyFigure figure => figure.Part.MeasureKey,
        _ => null,
    };

    private async Task<SurveyStep?> RecordAsync(SurveyDesk desk, SurveyContent content, SurveyKpi kpi, IReadOnlyDictionary<string, string> chosen)
    {
        var options = new RecordOptions(kpi.Version == Guid.Empty ? null : kpi.Version, QuestionIsAnswered: true, MayConfirm: desk.IsOffice, kpi.IsConfirmed);
        var result = await values.RecordAsync(kpi.KpiId, content.PeriodId, SurveyValues.Entry(chosen), options, CancellationToken.None);
        return result.IsSaved ? null : result.Problems.Count > 0 ? Refused(kpi, result.Problems[0].Message) : new SurveyStep(ImportStep.Outdated);
    }

    private async Task<SurveyStep?> WriteReportAsync(SurveyDesk desk, SurveyContent content, ReportEntry entry, Dictionary<SurveyItem, IReadOnlyDictionary<string, string>> changed)
    {
        var own = changed.Keys.Where(item => item is SurveyMeasure or SurveyStage && MeasureKeyOf(item) == entry.Measure.Key).ToList();
        if (own.Count > 0)
        {
            var input = EntryInput.Of(entry);
            own.ForEach(item => Fill(input, item, changed[item], content));
            if (EntryCheck.Texts(entry, input).FirstOrDefault() is { Message: { } reason })
            {
                return Refused(own[0], reason);
            }

            await writer.WriteAsync(entry, input, NoFigures, desk.IsOffice);
        }

        foreach (var part in changed.Keys.Select(item => item as SurveyPart ?? (item as SurveyFigure)?.Part).OfType<SurveyPart>().Where(part => part.MeasureKey == entry.Measure.Key).Distinct().ToList())
        {
            if (await WritePartAsync(entry, part, changed) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private static void Fill(EntryInput input, SurveyItem item, IReadOnlyDictionary<string, string> chosen, SurveyContent content)
    {
        if (item is SurveyMeasure)
        {
            SurveyValues.Fill(input, chosen, content.Scale);
        }
        else if (input.Initiatives.Find(stage => stage.Key == item.Key) is { } stage)
        {
            SurveyValues.Fill(stage, chosen);
        }
    }

    private async Task<SurveyStep?> WritePartAsync(ReportEntry entry, SurveyPart part, Dictionary<SurveyItem, IReadOnlyDictionary<string, string>> changed)
    {
        if (entry.Parts.FirstOrDefault(stored => stored.DepartmentId == part.DepartmentId) is not { } stored)
        {
            return new SurveyStep(ImportStep.Outdated);
        }

        var input = PartInput.Of(entry, stored);
        if (changed.TryGetValue(part, out var texts))
        {
            SurveyValues.Fill(input, texts);
        }

        foreach (var figure in changed.Keys.OfType<SurveyFigure>().Where(figure => figure.Part == part))
        {
            SurveyValues.Fill(input.Figures.First(typed => typed.Key == figure.KpiKey), changed[figure]);
        }

        // What was handed over stays so; what was not is handed over on its page.
        var saved = await parts.SaveAsync(entry, part.DepartmentId, input, isHanded: stored.HandedAt is not null, CancellationToken.None);
        return saved.IsStale ? new SurveyStep(ImportStep.Outdated) : saved.Problems.Count > 0 ? Refused(part, saved.Problems[0].Message) : null;
    }

    private async Task<SurveyStep?> AnswerAsync(SurveyDesk desk, SurveyContent content, SurveyOpinion opinion, IReadOnlyDictionary<string, string> chosen)
    {
        var actor = new OpinionActor(desk.IsOffice, [.. desk.DepartmentIds.Concat(opinion.LeadId is { } lead ? [lead] : [])], db.Change.ActorPost);
        var answer = new OpinionAnswer(opinion.Key, chosen[nameof(Domain.Progress.CommitteeOpinion.Answer)], opinion.Version);
        db.ChangeTracker.Clear();
        return await opinions.AnswerAsync(desk.PlanId, content.PeriodId, answer, actor, CancellationToken.None) is { } problem ? Refused(opinion, problem.Message) : null;
    }

    private static SurveyStep Refused(SurveyItem item, string reason) => new(ImportStep.Refused, $"{item.Subject}：{reason}");
}
