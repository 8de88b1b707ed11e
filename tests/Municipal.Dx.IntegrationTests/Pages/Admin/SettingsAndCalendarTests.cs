using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Admin;

public sealed class SettingsAndCalendarTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-head", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOwnOffice_IsRefused(string login, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync("/oe/admin/settings")).Status.ShouldBe(status);
        (await client.GetAsync("/oe/admin/calendar")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task PostSettings_StaffMaySubmit_IsSavedForThisMunicipalityAndAudited()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/admin/settings");

        var answer = await office.SubmitAsync(form, new() { ["Input.StaffMaySubmit"] = "true", ["Input.ReminderDaysBefore"] = "5" });

        (await office.FollowAsync(answer)).Text(".banner--success").ShouldStartWith("運用の決まりを保存しました。");
        await portal.WithDbAsync(async db =>
        {
            (await db.Municipalities.SingleAsync(m => m.Slug == "oe")).ReminderDaysBefore.ShouldBe(5);
            (await db.Municipalities.SingleAsync(m => m.Slug == "shonai")).StaffMaySubmit.ShouldBeFalse();
            (await db.AuditEntries.AnyAsync(e => e.RecordKey == "municipality/oe" && e.NewValues!.Contains("StaffMaySubmit"))).ShouldBeTrue();
        });
    }

    [Theory]
    [InlineData("21")]
    [InlineData("-1")]
    [InlineData("たくさん")]
    [InlineData("")]
    public async Task PostSettings_DaysOutOfRange_NamesTheField(string days)
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/admin/settings"), new() { ["Input.ReminderDaysBefore"] = days });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.Count.ShouldBe(1);
    }

    [Fact]
    public async Task PostSettings_SomeoneSavedFirst_IsTold()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/admin/settings");
        (await office.SubmitAsync(form, new() { ["Input.ReminderDaysBefore"] = "4" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var stale = await office.SubmitAsync(form, new() { ["Input.ReminderDaysBefore"] = "7" });

        stale.Errors.ShouldHaveSingleItem().ShouldStartWith("開いた後に、ほかの人が");
        stale.Document.QuerySelector("#Input_ReminderDaysBefore")!.GetAttribute("value").ShouldBe("7");
    }

    [Fact]
    public async Task PostCalendar_OwnClosedDay_IsListedAndTakenOutAgain()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/admin/calendar");

        var added = await office.FollowAsync(await office.SubmitAsync(form, new() { ["Input.Day"] = "Ｒ９．４．２", ["Input.Name"] = "創立記念日" }, "section[aria-labelledby=own] > form"));

        added.Text("#main").ShouldContain("令和9年4月2日");
        var again = await office.SubmitAsync(form, new() { ["Input.Day"] = "2027-04-02", ["Input.Name"] = "創立記念日" }, "section[aria-labelledby=own] > form");
        again.Errors.ShouldBe(["この日はもう閉庁日です。"]);
        var removed = await office.FollowAsync(await office.SubmitAsync(added, [], "ul.rows form"));
        removed.Text("section[aria-labelledby=own]").ShouldContain("登録した閉庁日はありません。");
    }

    [Theory]
    [InlineData("来年", "記念日")]
    [InlineData("2027-04-02", "")]
    [InlineData("2026-11-03", "文化の日")]
    public async Task PostCalendar_Nonsense_SaysWhy(string day, string name)
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/admin/calendar"), new() { ["Input.Day"] = day, ["Input.Name"] = name }, "section[aria-labelledby=own] > form");

        answer.Errors.Count.ShouldBe(1);
    }
}
