using System.Diagnostics;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;
using Xunit.Abstractions;

namespace Municipal.Dx.UnitTests.Excel.Reports;

/// <summary>
/// A book takes time in proportion to what it prints. DX_MEASURE=1 also makes the largest one and says times and memory
/// (docs/excel-formats.md); machines are shared, so only the proportion is tested.
/// </summary>
public sealed class BookSpeedTests(ITestOutputHelper output)
{
    private const int Measures = 60;
    private const int Kpis = 40;

    [Fact]
    public void Write_FiveTimesTheMeasures_TakesNoMoreThanInProportion()
    {
        var small = Made(Measures, Kpis);
        _ = MillisecondsOf(small);

        var used = Environment.CpuUsage.TotalTime;
        var once = Enumerable.Range(0, 3).Select(_ => MillisecondsOf(small)).Order().ElementAt(1);
        var processor = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / 3;
        var five = MillisecondsOf(Made(5 * Measures, 5 * Kpis));

        output.WriteLine($"{Measures} measures, {Kpis} KPIs: {once:N0} ms (processor {processor:N0} ms); five times as many: {five:N0} ms, ratio {five / once:N1}");
        (five / once).ShouldBeLessThan(10);
    }

    [Fact]
    public void Write_TwoThousandMeasures_IsMeasuredOnRequest()
    {
        if (Environment.GetEnvironmentVariable("DX_MEASURE") != "1")
        {
            return;
        }

        var plain = Made(Measures, Kpis);
        _ = MillisecondsOf(plain);
        var once = MillisecondsOf(plain);
        using var process = Process.GetCurrentProcess();
        var (peak, used) = (process.PeakWorkingSet64, process.TotalProcessorTime);
        var many = MillisecondsOf(Made(2000, 1333));
        process.Refresh();

        output.WriteLine($"60 measures {once:N0} ms; 2,000 measures {many:N0} ms, ratio {many / once:N1}; processor {(process.TotalProcessorTime - used).TotalMilliseconds:N0} ms, {(process.PeakWorkingSet64 - peak) >> 20} MB more");
        (many / once).ShouldBeLessThan(60);
    }

    private static double MillisecondsOf(BookContent content)
    {
        var began = Stopwatch.GetTimestamp();
        BookWriter.Write(content, Stream.Null);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    // Every copy of a measure has its own number and its own KPIs, so that a 個票 lists no more of them than in a plan.
    private static BookContent Made(int measures, int kpis)
    {
        var content = BookSamples.Fixed();
        return content with
        {
            Measures = [.. Copies(content.Measures, measures, (measure, copy, key) => measure with { Key = key, Number = Copied(measure.Number, copy) })],
            Kpis = [.. Copies(content.Kpis, kpis, (kpi, copy, key) => kpi with
            {
                Key = key,
                MeasureNumber = Copied(kpi.MeasureNumber, copy),
                RelistedUnder = [.. kpi.RelistedUnder.Select(number => Copied(number, copy))],
            })],
            Opinions = [],
        };
    }

    private static IEnumerable<T> Copies<T>(IReadOnlyList<T> items, int count, Func<T, int, string, T> copy) =>
        Enumerable.Range(0, count).Select(i => copy(items[i % items.Count], i / items.Count, $"c{i}"));

    private static string Copied(string number, int copy) => copy == 0 ? number : $"{number}-{copy}";
}
