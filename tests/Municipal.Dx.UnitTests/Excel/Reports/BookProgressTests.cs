using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class BookProgressTests
{
    [Fact]
    public void Write_Book_TellsEachSheetBeforeItIsWritten()
    {
        var told = new Told();

        BookWriter.Write(BookSamples.Of(BookEdition.Assembly), Stream.Null, told);

        told.Steps.Select(step => step.Sheet).ShouldBe(["概要", "KPIの状況", "個票 1 / 3", "個票 2 / 3", "個票 3 / 3", BookWriter.Saving]);
        told.Steps.Select(step => (step.Done, step.Of)).ShouldBe(Enumerable.Range(0, 6).Select(done => (done, 5)));
    }

    [Theory]
    [InlineData("KPIの状況")]
    [InlineData(BookWriter.Saving)]
    public void Write_CalledOff_StopsThereAndWritesNothing(string sheet)
    {
        using var cancelled = new CancellationTokenSource();
        using var output = new MemoryStream();
        var told = new Told(step =>
        {
            if (step.Sheet == sheet)
            {
                cancelled.Cancel();
            }
        });

        Should.Throw<OperationCanceledException>(() => BookWriter.Write(BookSamples.Of(BookEdition.Assembly), output, told, cancelled.Token));

        told.Steps[^1].Sheet.ShouldBe(sheet);
        output.Length.ShouldBe(0);
    }

    private sealed class Told(Action<BookProgress>? then = null) : IProgress<BookProgress>
    {
        public List<BookProgress> Steps { get; } = [];

        public void Report(BookProgress value)
        {
            Steps.Add(value);
            then?.Invoke(value);
        }
    }
}
