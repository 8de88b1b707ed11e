using System.Net;
using System.Text.Json;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Pages.Reports;

namespace Municipal.Dx.IntegrationTests.Pages.Reports;

/// <summary>Books above the size that is made while one waits, which here is one measure.</summary>
public sealed class MakingTests : IAsyncDisposable
{
    private readonly LargeBooks _portal = new();

    [Fact]
    public async Task Get_LargeBook_ShowsTheSheetAndOffersTheFileAfterwards()
    {
        _portal.Gate.Close();
        using var office = await _portal.ClientAsync("oe-office");
        var begun = await office.GetAsync(await BookAsync());
        begun.Status.ShouldBe(HttpStatusCode.Redirect);
        (await office.GetAsync(await BookAsync())).Location.ShouldBe(begun.Location);

        await UntilAsync(office, begun.Location!, page => page.Text(".making__line").StartsWith("「概要」を作っています（シート 2 / ", StringComparison.Ordinal));
        using var state = JsonDocument.Parse((await office.GetAsync(begun.Location + "?handler=State")).Body);
        (state.RootElement.GetProperty("isUnfinished").GetBoolean(), state.RootElement.GetProperty("done").GetInt32()).ShouldBe((true, 1));
        (await office.GetAsync(begun.Location + "?handler=File")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.PageAsync("/oe/reports")).Text(".rows").ShouldContain("作成中");
        _portal.Gate.Open();
        var page = await UntilAsync(office, begun.Location!, page => page.Text(".banner--success p") == "報告書ができました。");

        var file = await office.Http.GetAsync(new Uri(page.Document.QuerySelector(".file--solid")!.GetAttribute("href")!, UriKind.Relative));
        file.Content.Headers.ContentDisposition!.FileNameStar!.ShouldStartWith("大江町_DX推進計画進捗報告_");
        using var book = new XLWorkbook(await file.Content.ReadAsStreamAsync());
        book.Worksheets.Select(sheet => sheet.Name).ShouldContain("進捗管理表");
        (await office.PageAsync("/oe/reports")).Text(".rows").ShouldContain("できました");
    }

    [Fact]
    public async Task EveryVerb_JobOfSomeoneElse_IsNotFound()
    {
        using var office = await _portal.ClientAsync("oe-office");
        var path = (await office.GetAsync(await BookAsync())).Location!;
        await UntilAsync(office, path, page => page.Document.QuerySelector(".banner--success") is not null);
        foreach (var (login, address) in new[] { ("oe-staff", path), ("oe-committee", path), ("admin", path), ("shonai-office", path), ("shonai-office", path.Replace("/oe/", "/shonai/", StringComparison.Ordinal)) })
        {
            using var other = await _portal.ClientAsync(login);

            (await other.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, login);
            (await other.GetAsync(address + "?handler=File")).Status.ShouldBe(HttpStatusCode.NotFound, login);
            (await other.GetAsync(address + "?handler=State")).Status.ShouldBe(HttpStatusCode.NotFound, login);
            var form = await other.PageAsync("/account");
            var token = form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            (await other.PostAsync(address, [KeyValuePair.Create("__RequestVerificationToken", token)])).Status.ShouldBe(HttpStatusCode.NotFound, login);
        }

        (await office.PageAsync(path)).Document.QuerySelector(".banner--success").ShouldNotBeNull();
    }

    [Fact]
    public async Task Post_Cancel_EndsItWithoutAFile()
    {
        _portal.Gate.Close();
        using var office = await _portal.ClientAsync("oe-office");
        var path = (await office.GetAsync(await BookAsync())).Location!;
        var page = await UntilAsync(office, path, page => page.Document.QuerySelector(".making") is not null);

        var answer = await office.SubmitAsync(page);

        (await office.FollowAsync(answer)).Text(".banner").ShouldBe("作成を中止しました。ファイルは作られていません。");
        (await office.GetAsync(path + "?handler=File")).Status.ShouldBe(HttpStatusCode.NotFound);
        _portal.Gate.Open();
    }

    [Fact]
    public async Task Get_FailedBook_SaysWhyAndLeavesNothing()
    {
        _portal.Gate.Failure = new IOException("No space left on device");
        using var office = await _portal.ClientAsync("oe-office");

        var page = await UntilAsync(office, (await office.GetAsync(await BookAsync())).Location!, page => page.Document.QuerySelector(".banner--error") is not null);

        page.Text(".banner--error").ShouldContain("空き容量が足りない");
        Directory.EnumerateFiles(Path.Combine(_portal.DataFolder, "books")).ShouldBeEmpty();
        _portal.Gate.Failure = null;
        var again = await office.GetAsync(page.Document.QuerySelector("main a.button--solid")!.GetAttribute("href")!);
        await UntilAsync(office, again.Location!, page => page.Document.QuerySelector(".banner--success") is not null);
    }

    [Fact]
    public async Task Get_ThirdBookAtOnce_IsRefusedWithASentence()
    {
        _portal.Gate.Close();
        using var office = await _portal.ClientAsync("oe-office");
        var path = await BookAsync();

        (await office.GetAsync(path + "&for=committee")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await office.GetAsync(path + "&for=internal")).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await office.PageAsync(path + "&for=assembly");

        page.Text(".banner--error").ShouldContain("今は作り始められません");
        page.Document.QuerySelectorAll(".rows li").Length.ShouldBe(2);
        _portal.Gate.Open();
    }

    [Fact]
    public async Task Get_PeriodFixedMeanwhile_FileOfTheOpenOneIsNotGiven()
    {
        using var staff = await _portal.ClientAsync("oe-staff");
        var path = (await staff.GetAsync(await BookAsync())).Location!;
        await UntilAsync(staff, path, page => page.Document.QuerySelector(".banner--success") is not null);

        await _portal.FixAsync("oe");

        (await staff.PageAsync(path)).Text(".banner--error").ShouldContain("もう一度ダウンロード");
        (await staff.GetAsync(path + "?handler=File")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task<string> BookAsync() => $"/oe/reports?handler=Book&period={await _portal.OpenPeriodAsync("oe")}";

    private static async Task<PortalAnswer> UntilAsync(PortalClient client, string path, Func<PortalAnswer, bool> isSo)
    {
        var page = await client.PageAsync(path);
        for (var i = 0; i < 300 && !isSo(page); i++)
        {
            await Task.Delay(50);
            page = await client.PageAsync(path);
        }

        isSo(page).ShouldBeTrue(page.Text("main"));
        return page;
    }

    private sealed class LargeBooks : PortalFactory
    {
        public BookGate Gate { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("DX_BOOK_AT_ONCE", "1");
            builder.ConfigureTestServices(services => services.AddSingleton<BookWriting>(Gate.Write));
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Gate.Dispose();
        }
    }
}
