using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Import;

public sealed class ImportTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => _portal.ImportPlanAsync("oe");

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Post_CorrectedFile_ShowsOldAndNewAndChangesNothingUntilConfirmed()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var plan = await ExportAsync(client);

        var preview = await PreviewAsync(client, plan.Replace("具体的施策1-2の題名", "窓口の予約", StringComparison.Ordinal));

        preview.Title.ShouldBe("取込内容の確認");
        preview.Text("#changed del").ShouldBe("具体的施策1-2の題名");
        preview.Text("#changed ins").ShouldBe("窓口の予約");
        (await TitleAsync("1-2")).ShouldBe("具体的施策1-2の題名");
        var applied = await client.SubmitAsync(preview);
        var result = await client.FollowAsync(applied);
        result.Title.ShouldBe("取込の結果");
        result.Text(".deflist").ShouldContain("変更1件");
        (await TitleAsync("1-2")).ShouldBe("窓口の予約");
        (await TitleAsync("1-2", "shonai")).ShouldBe("具体的施策1-2の題名");
        var trail = await _portal.WithDbAsync(db => db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey == "measure/1-2"));
        (trail.Source, trail.ActorName).ShouldBe((ChangeSource.PlanFile, "事務局 担当"));
        (await client.PageAsync("/oe/import")).Text("tbody").ShouldContain("取り込み済み");
    }

    [Fact]
    public async Task Post_BrokenFile_NamesFileLineAndPlace()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var plan = (await ExportAsync(client)).Replace("type: Increase", "type: Growing", StringComparison.Ordinal);

        var answer = await UploadAsync(client, "/oe/import", plan);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text(".banner--error").ShouldContain("取り込めません。");
        answer.Text("tbody th").ShouldBe("plan.yaml");
        int.Parse(answer.Text("tbody td[data-label=行]")).ShouldBeGreaterThan(1);
        (await _portal.WithDbAsync(db => db.ImportRuns.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Post_FileOfAnotherMunicipality_IsRefusedWithASentence()
    {
        using var office = await _portal.ClientAsync("shonai-office");
        using var client = await _portal.ClientAsync("oe-office");
        var theirs = await ExportAsync(office, "shonai");

        var answer = await UploadAsync(client, "/oe/import", theirs);

        answer.Text("tbody").ShouldContain("この計画ファイルは「庄内町」(shonai)のものです。");
    }

    [Theory]
    [InlineData("PK\u0003\u0004workbook", "ファイルが壊れているか、途中で切れています。Excelで開けることを確かめて、保存し直してください。")]
    [InlineData("a\0b", "このファイルは計画ファイルではありません。文字だけのファイル(plan.yaml)か、計画取込様式(.xlsx)を選んでください。")]
    [InlineData("", "計画ファイル(plan.yaml)か、計画取込様式(.xlsx)を選んでください。")]
    public async Task Post_NotAPlanFile_IsToldByItsContent(string content, string message)
    {
        using var client = await _portal.ClientAsync("oe-office");

        (await UploadAsync(client, "/oe/import", content)).Errors.ShouldBe([message]);
    }

    [Fact]
    public async Task Post_ChangedInPortalSince_KeepsThePortalUnlessChosenOtherwise()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var plan = await ExportAsync(client);
        await client.SubmitAsync(await PreviewAsync(client, plan.Replace("具体的施策1-3の題名", "初めの題名", StringComparison.Ordinal)));
        await RenameAsync("1-3", "担当が直した題名");
        var file = plan.Replace("具体的施策1-3の題名", "ファイルの題名", StringComparison.Ordinal);

        var preview = await PreviewAsync(client, file);
        preview.Text("#cnf").ShouldContain("担当が直した題名");
        preview.Text("#cnf").ShouldContain("ファイルの題名");
        preview.Document.QuerySelector("#cnf input:checked")!.GetAttribute("value").ShouldBe("KeepPortal");
        await client.SubmitAsync(preview, new() { ["Choices[0].Side"] = "TakeFile" });

        (await TitleAsync("1-3")).ShouldBe("ファイルの題名");
    }

    [Fact]
    public async Task Post_PlanChangedSinceThePreview_ShowsItAgainUnapplied()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var preview = await PreviewAsync(client, (await ExportAsync(client)).Replace("具体的施策1-2の題名", "窓口の予約", StringComparison.Ordinal));
        await RenameAsync("1-2", "その間に直した題名");

        var again = await client.SubmitAsync(preview);

        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Text(".banner--warning").ShouldContain("確かめている間に、計画が変わりました");
        again.Text("#cnf").ShouldContain("その間に直した題名");
        (await TitleAsync("1-2")).ShouldBe("その間に直した題名");
        (await client.SubmitAsync(again, new() { ["Choices[0].Side"] = "TakeFile" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await TitleAsync("1-2")).ShouldBe("窓口の予約");
    }

    [Fact]
    public async Task Post_Discard_ChangesNothingAndCannotBeAppliedLater()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var preview = await PreviewAsync(client, (await ExportAsync(client)).Replace("具体的施策1-2の題名", "窓口の予約", StringComparison.Ordinal));

        var answer = await client.SubmitAsync(preview, form: "main details form");
        await client.SubmitAsync(preview);

        (await client.FollowAsync(answer)).Text(".banner--success").ShouldBe("取込をやめました。計画は変わっていません。");
        (await TitleAsync("1-2")).ShouldBe("具体的施策1-2の題名");
        (await _portal.WithDbAsync(db => db.ImportRuns.Select(r => r.State).SingleAsync())).ShouldBe(ImportState.Discarded);
    }

    [Fact]
    public async Task Get_UploadOfAnotherMunicipality_IsNotFound()
    {
        using var office = await _portal.ClientAsync("shonai-office");
        using var client = await _portal.ClientAsync("oe-office");
        var preview = await PreviewAsync(office, await ExportAsync(office, "shonai"), "shonai");

        (await client.GetAsync(preview.Path.Replace("/shonai/", "/oe/", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_AdministratorIntoAPlanInUse_IsLeftToTheOffice()
    {
        using var office = await _portal.ClientAsync("oe-office");
        using var admin = await _portal.ClientAsync("admin");

        var answer = await UploadAsync(admin, "/oe/import", await ExportAsync(office));

        answer.Text("tbody").ShouldContain("システム管理者が取り込めるのは、新しい計画だけです。");
    }

    [Theory]
    [InlineData("oe-head", "/oe/import", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", "/oe/export", HttpStatusCode.Forbidden)]
    [InlineData("admin", "/oe/export?handler=File&name=plan.yaml", HttpStatusCode.Forbidden)]
    [InlineData("oe-head", "/oe/import?handler=Template", HttpStatusCode.Forbidden)]
    [InlineData("admin", "/oe/import?handler=Template&filled=true", HttpStatusCode.Forbidden)]
    [InlineData("oe-office", "/shonai/import?handler=Template", HttpStatusCode.NotFound)]
    [InlineData("oe-office", "/shonai/export", HttpStatusCode.NotFound)]
    [InlineData("oe-office", "/oe/export?handler=File&name=..%2Fsecret", HttpStatusCode.NotFound)]
    [InlineData("oe-office", "/oe/import/0123456789abcdef", HttpStatusCode.NotFound)]
    public async Task Get_NotForThisPerson_IsRefused(string name, string path, HttpStatusCode status)
    {
        using var client = await _portal.ClientAsync(name);

        (await client.GetAsync(path)).Status.ShouldBe(status);
    }

    private static async Task<string> ExportAsync(PortalClient client, string slug = "oe") => (await client.PageAsync($"/{slug}/export?handler=File&name=plan.yaml")).Body;

    private static async Task<PortalAnswer> PreviewAsync(PortalClient client, string plan, string slug = "oe") =>
        await client.FollowAsync(await UploadAsync(client, $"/{slug}/import", plan));

    private static async Task<PortalAnswer> UploadAsync(PortalClient client, string path, string plan)
    {
        var page = await client.PageAsync(path);
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(plan));
        using var token = new StringContent(page.Document.QuerySelector("main form[method=post] [name=__RequestVerificationToken]")!.GetAttribute("value")!);
        using var content = new MultipartFormDataContent { { token, "__RequestVerificationToken" }, { file, "plan", "plan.yaml" } };
        return await PortalAnswer.OfAsync(await client.Http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    private Task<string> TitleAsync(string key, string slug = "oe") => _portal.WithDbAsync(db => db.Measures.Where(m => m.Key == key && m.Plan!.Municipality!.Slug == slug).Select(m => m.Title).SingleAsync());

    private Task RenameAsync(string key, string title) => _portal.WithDbAsync(async db =>
    {
        (await db.Measures.SingleAsync(m => m.Key == key && m.Plan!.Municipality!.Slug == "oe")).Title = title;
        (db.Change.ActorName, db.Change.ActorPost, db.Change.Source) = ("担当一", "総務課", ChangeSource.Web);
        await db.SaveChangesAsync();
    });
}
