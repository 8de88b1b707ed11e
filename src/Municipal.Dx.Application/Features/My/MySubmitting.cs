using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.My;

/// <summary>What became of submitting several reports at once: a sentence per submitted one, and the problems of the others.</summary>
public sealed record MySubmitted(string? Message, IReadOnlyList<Problem> Problems);

/// <summary>Submits several reports that wait for the head, each for itself.</summary>
public sealed class MySubmitting(EntryService service)
{
    private const char Bar = '|';
    private const int ChosenMax = 200;

    /// <summary>Measure, period and version that the head saw, as one value of a form.</summary>
    public static string Choice(MyReport report) => string.Join(Bar, report.MeasureKey, report.PeriodKey, report.Version);

    /// <param name="planId">The plan shown.</param>
    /// <param name="person">Who submits.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="chosen">Values of <see cref="Choice"/>; others are passed over.</param>
    /// <param name="cancellationToken">Ends the wait for the write gate.</param>
    public async Task<MySubmitted> SubmitAsync(long planId, EntryPerson person, DateOnly today, IReadOnlyList<string> chosen, CancellationToken cancellationToken)
    {
        if (chosen.Count == 0)
        {
            return new MySubmitted(Message: null, [Problem.Whole("提出するものを選んでください。")]);
        }

        var (messages, problems) = (new List<string>(), new List<Problem>());
        foreach (var parts in chosen.Take(ChosenMax).Select(choice => choice.Split(Bar)))
        {
            if (parts.Length == 3 && Guid.TryParse(parts[2], out var version))
            {
                var saved = await service.SubmitStoredAsync(new EntryPlace(planId, parts[0], parts[1], person, today), version, cancellationToken);
                problems.AddRange(saved.Problems);
                messages.AddRange(saved.Message is { } message ? [message] : Array.Empty<string>());
            }
        }

        return new MySubmitted(messages.Count > 0 ? string.Concat(messages) : null, problems);
    }
}
