using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Excel.Reports;

public sealed class FivePlansBookTests(FivePlansBookTests.Imported imported) : IClassFixture<FivePlansBookTests.Imported>
{
    [Theory]
    [InlineData("oe", "表紙 概要 進捗管理表 KPI一覧 工程表 遅延・課題一覧 前回指摘事項への対応 目標・計画の変更一覧 評価基準・用語", "具体的施策")]
    [InlineData("shonai", "表紙 概要 進捗管理表 KPI一覧 遅延・課題一覧 前回指摘事項への対応 目標・計画の変更一覧 評価基準・用語", "推進項目")]
    [InlineData("shiraoka", "表紙 概要 進捗管理表 工程表 遅延・課題一覧 前回指摘事項への対応 目標・計画の変更一覧 評価基準・用語", "取組")]
    [InlineData("kahoku", "表紙 概要 進捗管理表 遅延・課題一覧 前回指摘事項への対応 目標・計画の変更一覧 評価基準・用語", "取組事項")]
    [InlineData("katori", "表紙 概要 進捗管理表 工程表 遅延・課題一覧 前回指摘事項への対応 目標・計画の変更一覧 評価基準・用語", "施策")]
    public async Task Write_PlanOfSeeds_HasWhatThePlanHasInItsOwnWords(string slug, string sheets, string measureWord)
    {
        var content = await imported.ReadAsync(slug);

        using var book = new WorkbookCells(stream => BookWriter.Write(content, stream));

        book.SheetNames.ShouldBe(sheets.Split(' '));
        book.Sheet("進捗管理表").Cell("B3").GetString().ShouldBe(measureWord);
        content.Measures.ShouldAllBe(measure => book.Texts("進捗管理表").Contains(measure.Title));
        content.Kpis.ShouldAllBe(kpi => book.Texts("KPI一覧").Any(text => text.StartsWith(kpi.Name, StringComparison.Ordinal)));
        book.Book.Worksheets.SelectMany(sheet => sheet.RowsUsed()).ShouldAllBe(row => row.Height <= 409);
        book.Formulas().ShouldBe(0);
    }

    [Fact]
    public async Task Write_PlanWithoutPeriod_DrawsYearsOfItsPhases()
    {
        var content = await imported.ReadAsync("shiraoka");

        using var book = new WorkbookCells(stream => BookWriter.Write(content, stream));

        content.Cover.PlanPeriod.ShouldBe("期間の定めなし");
        book.Texts("工程表").ShouldContain("令和8年度");
        book.Texts("工程表").ShouldContain("継続実施 (始期・終期不明)");
    }

    public sealed class Imported : IAsyncLifetime
    {
        private TestDatabase _database = null!;

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.CreateAsync();
            await using var db = _database.Open(scope => scope.EnterAll());
            var outcomes = await new SeedStartup(db, new PlanImporter(db)).RunAsync(PlanSeeds.Folder, isTrial: true, CancellationToken.None);
            outcomes.Count.ShouldBe(5);
            var quarter = PeriodKey.Quarter(new FiscalYear(2026), 2);
            foreach (var plan in await db.Plans.Where(plan => plan.State == PlanState.Current).ToListAsync())
            {
                db.Add(new ReportingPeriod
                {
                    MunicipalityId = plan.MunicipalityId,
                    PlanId = plan.Id,
                    Key = quarter.ToString(),
                    Kind = PeriodKind.Quarter,
                    FiscalYear = 2026,
                    From = quarter.From,
                    To = quarter.To,
                    AsOf = quarter.To,
                    Due = quarter.To.AddDays(9),
                    State = PeriodState.Open,
                });
            }

            await db.SaveChangesAsync();
        }

        public Task DisposeAsync() => _database.DisposeAsync().AsTask();

        public async Task<BookContent> ReadAsync(string slug)
        {
            await using var all = _database.Open(scope => scope.EnterAll());
            var plan = await all.Plans.AsNoTracking().SingleAsync(p => p.Municipality!.Slug == slug && p.State == PlanState.Current);
            await using var db = _database.OpenFor(plan.MunicipalityId);
            return (await BookParts.Reader(db).ReadAsync(new BookRequest(plan.Id, "2026-q2"))).ShouldNotBeNull();
        }
    }
}
