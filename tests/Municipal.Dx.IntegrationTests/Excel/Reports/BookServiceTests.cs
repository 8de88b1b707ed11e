using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Excel.Reports;

public sealed class BookServiceTests
{
    [Fact]
    public async Task MakeAsync_StoredPlan_StreamsAWorkbookAndLeavesNoFile()
    {
        await using var database = await TestDatabase.CreateAsync();
        var plan = await BookPlan.AddAsync(database);
        await using var db = database.OpenFor(plan.Municipality.Id);
        var service = new BookService(BookParts.Contents(db));

        var book = (await service.MakeAsync(new BookRequest(plan.Plan.Id, "2026-q2"))).ShouldNotBeNull();

        book.FileName.ShouldBe("大江町_DX推進計画進捗報告_令和8年度第2四半期_委員会版(速報).xlsx");
        var path = ((FileStream)book.Content).Name;
        using (var cells = new WorkbookCells(stream => book.Content.CopyTo(stream)))
        {
            cells.SheetNames.ShouldBe(["表紙", "概要", "進捗管理表", "KPI一覧", "工程表", "遅延・課題一覧", "前回指摘事項への対応", "目標・計画の変更一覧", "評価基準・用語"]);
            cells.Texts("KPI一覧").ShouldContain("指標3");
        }

        await book.Content.DisposeAsync();
        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task MakeAsync_UnknownPeriod_IsNull()
    {
        await using var database = await TestDatabase.CreateAsync();
        var plan = await BookPlan.AddAsync(database);
        await using var db = database.OpenFor(plan.Municipality.Id);

        (await new BookService(BookParts.Contents(db)).MakeAsync(new BookRequest(plan.Plan.Id, "1999-q9"))).ShouldBeNull();
    }
}
