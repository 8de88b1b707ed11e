using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Import;

/// <summary>計画取込様式: downloaded, filled in with a spreadsheet library, handed back in.</summary>
public sealed class TemplateTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => _portal.ImportPlanAsync("oe");

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Post_FilledTemplateUnchanged_ChangesNothing()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await DownloadAsync(client, "?handler=Template&filled=true");

        var preview = await client.FollowAsync(await UploadAsync(client, file.Save()));

        preview.Title.ShouldBe("取込内容の確認");
        preview.Text(".formbar").ShouldContain("ファイルと今の計画は同じです。取り込むものはありません。");
    }

    [Fact]
    public async Task Post_EditedAndSortedTemplate_ShowsAndAppliesOnlyTheEdit()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await DownloadAsync(client, "?handler=Template&filled=true");
        file.Cell("施策", "1-2", "題名").SetValue("窓口の予約");
        file.Cell("施策", "1-3", "SDGs").FormulaA1 = "8+1";
        file.Reverse("KPI");

        var preview = await client.FollowAsync(await UploadAsync(client, file.Save()));

        preview.Document.QuerySelectorAll("#changed tbody tr").Length.ShouldBe(2);
        preview.Text("#changed").ShouldContain("窓口の予約");
        preview.Document.QuerySelector("#added").ShouldBeNull();
        preview.Document.QuerySelector("#removed").ShouldBeNull();
        preview.Text("#notes").ShouldContain("計算式の結果の「9」を読みました。");
        (await TitleAsync("1-2")).ShouldBe("具体的施策1-2の題名");
        (await client.FollowAsync(await client.SubmitAsync(preview))).Text(".deflist").ShouldContain("変更2件");
        (await TitleAsync("1-2")).ShouldBe("窓口の予約");
        (await TitleAsync("1-2", "shonai")).ShouldBe("具体的施策1-2の題名");
        var trail = await _portal.WithDbAsync(db => db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey == "measure/1-2"));
        (trail.Source, trail.ActorName).ShouldBe((ChangeSource.PlanFile, "事務局 担当"));
    }

    [Fact]
    public async Task Post_WrongCell_NamesSheetAndAddress()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await DownloadAsync(client, "?handler=Template&filled=true");
        var cell = file.Cell("施策", "1-2", "担当課");
        cell.SetValue("ない課");

        var answer = await UploadAsync(client, file.Save());

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text("tbody th").ShouldBe("シート「施策」");
        answer.Text("tbody td[data-label=場所]").ShouldBe(cell.Address.ToString());
        answer.Text("tbody").ShouldContain("課等「ない課」が課等の一覧(departments)にありません。");
        (await _portal.WithDbAsync(db => db.ImportRuns.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Post_TemplateOfAnotherMunicipality_IsRefusedWithASentence()
    {
        using var office = await _portal.ClientAsync("shonai-office");
        using var client = await _portal.ClientAsync("oe-office");
        using var theirs = await DownloadAsync(office, "?handler=Template&filled=true", "shonai");

        var answer = await UploadAsync(client, theirs.Save());

        answer.Text("tbody th").ShouldBe("計画取込様式");
        answer.Text("tbody").ShouldContain("「庄内町」(shonai)のものです。");
    }

    [Fact]
    public async Task Get_EmptyTemplateAsAdministrator_NamesTheMunicipalityAndHoldsNoPlan()
    {
        using var client = await _portal.ClientAsync("admin");
        using var file = await DownloadAsync(client, "?handler=Template");

        file.Book.Worksheet("計画").CellsUsed().ShouldContain(cell => cell.GetString() == "大江町");
        file.Book.Worksheet("施策").LastRowUsed().RowNumber().ShouldBe(4);
        (await UploadAsync(client, file.Save())).Text("tbody").ShouldContain("計画の題名(title)がありません。");
    }

    private static async Task<TemplateFile> DownloadAsync(PortalClient client, string query, string slug = "oe")
    {
        using var answer = await client.Http.GetAsync(new Uri($"/{slug}/import{query}", UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return new TemplateFile(await answer.Content.ReadAsByteArrayAsync());
    }

    private static async Task<PortalAnswer> UploadAsync(PortalClient client, byte[] workbook)
    {
        const string path = "/oe/import";
        var page = await client.PageAsync(path);
        using var file = new ByteArrayContent(workbook);
        using var token = new StringContent(page.Document.QuerySelector("main form[method=post] [name=__RequestVerificationToken]")!.GetAttribute("value")!);
        using var content = new MultipartFormDataContent { { token, "__RequestVerificationToken" }, { file, "plan", "計画取込様式.xlsx" } };
        return await PortalAnswer.OfAsync(await client.Http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private Task<string> TitleAsync(string key, string slug = "oe") => _portal.WithDbAsync(db => db.Measures.Where(m => m.Key == key && m.Plan!.Municipality!.Slug == slug).Select(m => m.Title).SingleAsync());
}
