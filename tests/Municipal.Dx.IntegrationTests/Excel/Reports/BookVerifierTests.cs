using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Excel.Reports;

/// <summary>A book on someone's disk against the stored edition, from the fixing of the period to the sentence.</summary>
public sealed class BookVerifierTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private BookPlan _plan = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _plan = await BookPlan.AddAsync(_database);
        await using (var db = _database.Open(scope => scope.EnterAll()))
        {
            db.AddRange(_plan.Report(_plan.Measures[0], _plan.Current, "提出した実績", ReportState.Checked), _plan.Value(_plan.Kpis[0], _plan.Current, 44));
            await db.SaveChangesAsync();
        }

        await using var closing = _database.OpenFor(_plan.Municipality.Id);
        var seen = new PeriodSeen(_plan.Plan.Id, "2026-q2", await closing.ReportingPeriods.Where(p => p.Id == _plan.Current.Id).Select(p => p.Version).SingleAsync());
        (await BookParts.Closing(closing).FixAsync(seen, new FixInput(true), default)).Problems.ShouldBeEmpty();
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Theory]
    [InlineData(BookEdition.Committee)]
    [InlineData(BookEdition.Assembly)]
    [InlineData(BookEdition.Public)]
    [InlineData(BookEdition.Internal)]
    public async Task VerifyAsync_BookAsDownloaded_IsWhole(BookEdition edition)
    {
        var verdict = await VerifyAsync(edition, _ => { });

        verdict.Sentence.ShouldContain("すべてのセルが一致します");
        verdict.IsWhole.ShouldBeTrue();
    }

    [Theory]
    [InlineData(BookEdition.Committee)]
    [InlineData(BookEdition.Assembly)]
    [InlineData(BookEdition.Public)]
    [InlineData(BookEdition.Internal)]
    public async Task VerifyAsync_FigureChanged_NamesItsCell(BookEdition edition)
    {
        var verdict = await VerifyAsync(edition, book => FigureOf(book).SetValue(48));

        verdict.IsWhole.ShouldBeFalse();
        verdict.Differences.ShouldHaveSingleItem().Found.ShouldBe("48");
    }

    [Fact]
    public async Task VerifyAsync_ChangedBookOfAnotherLayout_IsNotComparedCellByCell()
    {
        var verdict = await VerifyAsync(BookEdition.Committee, book =>
        {
            book.Properties.Keywords = "進捗報告書様式0";
            FigureOf(book).SetValue(48);
        });

        verdict.IsWhole.ShouldBeFalse();
        verdict.Sentence.ShouldContain("ポータルの別の版で作られた報告書(様式0、今は様式");
        verdict.Differences.ShouldBeEmpty();
    }

    private static IXLCell FigureOf(XLWorkbook book) => book.Worksheets.Where(sheet => sheet.Name.StartsWith("KPI", StringComparison.Ordinal))
        .SelectMany(sheet => sheet.CellsUsed(cell => cell.DataType == XLDataType.Number && cell.GetDouble() == 44)).First();

    private async Task<BookVerdict> VerifyAsync(BookEdition edition, Action<XLWorkbook> change)
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        var contents = BookParts.Contents(db);
        var made = (await new BookService(contents).MakeAsync(new BookRequest(_plan.Plan.Id, "2026-q2", edition))).ShouldNotBeNull();
        using var file = new MemoryStream();
        await using (made.Content)
        using (var book = new XLWorkbook(made.Content))
        {
            change(book);
            book.SaveAs(file);
        }

        return await new BookVerifier(new SnapshotVerification(db), contents).VerifyAsync(() => new MemoryStream(file.ToArray()), default);
    }
}
