using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Opinions;

public sealed class OpinionPagesTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => AddAsync("shonai", "1-1", "よその町の意見");

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Post_New_StandsInTheListOnTheMeasureAndInTheTrail()
    {
        using var client = await _portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(
            await client.PageAsync("/oe/opinions/new?measure=1-1"),
            new() { ["Input.Text"] = "利用者の声を聞いてほしい。", ["Input.From"] = "第2回DX推進委員会", ["Input.ReceivedOn"] = "Ｒ８．８．２０", ["Input.Due"] = "R8.9.30" });

        answer.Location.ShouldBe("/oe/opinions/1-1/1");
        var list = await client.PageAsync("/oe/opinions");
        list.Texts("tbody th").ShouldBe(["利用者の声を聞いてほしい。"]);
        list.Text("tbody tr").ShouldContain("委員会（第2回DX推進委員会）");
        list.Body.ShouldNotContain("よその町の意見");
        (await client.PageAsync("/oe/measures/1-1")).Text("#opinions").ShouldContain("利用者の声を聞いてほしい。");
        (await client.PageAsync("/oe/history?item=opinion/1-1/1")).Text("main").ShouldContain("利用者の声を聞いてほしい。");
    }

    [Fact]
    public async Task Post_NewWithoutTextAndWithBadDates_KeepsWhatWasTyped()
    {
        using var client = await _portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(
            await client.PageAsync("/oe/opinions/new"), new() { ["Input.ReceivedOn"] = "R30.1.1", ["Input.Due"] = "来週" });
        var full = await client.SubmitAsync(answer, new() { ["Input.Measure"] = "1-1", ["Input.ReceivedOn"] = "R30.1.1", ["Input.Due"] = "来週" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain("施策");
        full.Errors.Count.ShouldBe(3);
        full.Document.QuerySelector("#Input_Due")!.GetAttribute("value").ShouldBe("来週");
    }

    [Fact]
    public async Task Post_CloseAndReopen_AskForAReasonAndSayIt()
    {
        await AddAsync("oe", "1-1", "早くしてほしい。");
        using var client = await _portal.ClientAsync("oe-office");
        const string Path = "/oe/opinions/1-1/1";

        var refused = await client.SubmitAsync(await client.PageAsync(Path), button: "対応済みにする");
        refused.Errors.ShouldHaveSingleItem().ShouldContain("理由");

        var closed = await client.FollowAsync(await client.SubmitAsync(await client.PageAsync(Path), new() { ["Input.Reason"] = "次の計画で行うと委員会で説明" }, button: "対応済みにする"));
        closed.Text(".banner--success").ShouldContain("対応済み");
        closed.Text("#answer").ShouldContain("次の計画で行うと委員会で説明");

        var open = await client.FollowAsync(await client.SubmitAsync(closed, new() { ["Input.Reason"] = "再度の指摘" }, button: "対応中に戻す"));
        open.Text("#answer").ShouldContain("再度の指摘");
        (await client.PageAsync("/oe/opinions?state=open")).Texts("tbody th").ShouldBe(["早くしてほしい。"]);
    }

    [Fact]
    public async Task Post_AnswerOfTheOffice_IsAnsweredUntilItIsClosed()
    {
        await AddAsync("oe", "1-1", "早くしてほしい。");
        using var client = await _portal.ClientAsync("oe-office");

        var saved = await client.FollowAsync(await client.SubmitAsync(await client.PageAsync("/oe/opinions/1-1/1"), new() { ["Input.Answer"] = "来月から行う。" }, button: "回答を保存"));

        saved.Text("#answer").ShouldContain("来月から行う。");
        (await client.PageAsync("/oe/opinions?state=answered")).Texts("tbody th").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_LateOnes_AreCountedAndListed()
    {
        await AddAsync("oe", "1-1", "期限を過ぎた意見", o => o.Due = new DateOnly(2020, 1, 1));
        await AddAsync("oe", "1-2", "期限のない意見");
        using var client = await _portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/opinions?state=late");

        page.Texts("tbody th").ShouldBe(["期限を過ぎた意見"]);
        page.Texts(".toc--tabs a").ShouldBe(["すべて（2件）", "未回答（2件）", "期限超過（1件）", "回答あり（0件）", "対応済み（0件）"]);
    }

    [Fact]
    public async Task Get_ByRole_ShowsEachOnlyWhatItMaySee()
    {
        await AddAsync("oe", "1-1", "総務課への意見");
        await AddAsync("oe", "1-4", "税務への意見");
        await AddAsync("oe", "1-4", "済んだ意見", o => o.IsClosed = true);
        (await SeenAsync("oe-office")).ShouldBe(["総務課への意見", "税務への意見", "済んだ意見"]);
        (await SeenAsync("admin")).Count.ShouldBe(3);
        (await SeenAsync("oe-staff")).ShouldBe(["総務課への意見"]);
        (await SeenAsync("oe-committee")).ShouldBe(["済んだ意見"]);

        using var staff = await _portal.ClientAsync("oe-staff");
        (await staff.GetAsync("/oe/opinions/1-4/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync("/oe/history?item=opinion/1-4/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await staff.PageAsync("/oe/measures/1-4")).Body.ShouldNotContain("税務への意見");
        (await staff.GetAsync("/oe/opinions/new")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var committee = await _portal.ClientAsync("oe-committee");
        (await committee.GetAsync("/oe/opinions/1-1/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var other = await _portal.ClientAsync("shonai-office");
        (await other.GetAsync("/oe/opinions/1-1/1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_TextChangedByTwo_ShowsBoth()
    {
        await AddAsync("oe", "1-1", "早くしてほしい。");
        using var client = await _portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/opinions/1-1/1/edit");
        var other = await client.PageAsync("/oe/opinions/1-1/1/edit");

        await client.SubmitAsync(other, new() { ["Input.Text"] = "今年度のうちに行ってほしい。" });
        var conflict = await client.SubmitAsync(form, new() { ["Input.Text"] = "すぐに行ってほしい。" });

        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text(".versus").ShouldContain("今年度のうちに");
        (await client.SubmitAsync(conflict, button: "選んだ内容で保存")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<IReadOnlyList<string>> SeenAsync(string user)
    {
        using var client = await _portal.ClientAsync(user);
        return (await client.PageAsync("/oe/opinions")).Texts("tbody th");
    }

    private Task AddAsync(string slug, string measureKey, string text, Action<CommitteeOpinion>? with = null) => _portal.WithDbAsync(async db =>
    {
        var measure = await db.Measures.SingleAsync(m => m.Plan!.Municipality!.Slug == slug && m.Key == measureKey);
        var number = await db.CommitteeOpinions.CountAsync(o => o.MeasureId == measure.Id) + 1;
        var opinion = new CommitteeOpinion { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, Key = $"{measureKey}/{number}", Text = text, ReceivedOn = new DateOnly(2020, 1, 1) };
        with?.Invoke(opinion);
        db.CommitteeOpinions.Add(opinion);
        await db.SaveChangesAsync();
    });
}
