using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Admin.Users;

public sealed class UserPagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Add_StaffOfTwoDepartments_GivesSlipOnceAndForcesANewPassword()
    {
        using var office = await portal.ClientAsync("oe-office");
        var departments = await DepartmentsAsync("oe");
        var answer = await office.SubmitAsync(await office.PageAsync("/oe/admin/users/add"), New("sato.k", departments[0], departments[1]), "form.form");

        var slip = await office.FollowAsync(answer);
        var (id, password) = (slip.Texts("dd.mono")[1], slip.Texts("dd.mono")[2]);
        id.ShouldBe("sato.k");
        (await office.GetAsync(answer.Location!)).Location.ShouldBe(answer.Location!.Replace("/slip", string.Empty, StringComparison.Ordinal), "the slip is shown once");

        using var person = await portal.NewSessionAsync("sato.k", password);
        (await person.GetAsync("/oe/measures")).Location.ShouldBe("/account/password");
        await person.SubmitAsync(await person.PageAsync("/account/password"), new() { ["Input.Current"] = password, ["Input.Wanted"] = "kaze-no-toorimichi", ["Input.Repeated"] = "kaze-no-toorimichi" });
        (await person.GetAsync("/oe/my")).Status.ShouldBe(HttpStatusCode.OK);

        var entry = await portal.WithDbAsync(db => db.AuditEntries.Where(e => e.RecordKey == "user/sato.k").OrderBy(e => e.Id).FirstAsync());
        (entry.Event, entry.Reason, entry.ActorName).ShouldBe(("created", "4月の異動", "事務局 担当"));
        entry.NewValues!.ShouldContain("担当者(総務課)");
        entry.NewValues!.ShouldNotContain("Hash");
    }

    [Fact]
    public async Task Add_NothingTyped_NamesEveryFieldAndKeepsRows()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/admin/users/add"), form: "form.form");

        answer.Errors.ShouldBe(["氏名を入力してください。", "利用者IDを入力してください。", "役割を1つ以上選んでください。"], ignoreOrder: true);
        answer.Document.QuerySelectorAll("select[name$='.Role']").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("Administrator", null)]
    [InlineData("0", null)]
    [InlineData("DepartmentStaff", "shonai")]
    [InlineData("DepartmentHead", null)]
    public async Task Add_RoleOrDepartmentThatIsNotTheirs_IsRefused(string role, string? departmentOf)
    {
        using var office = await portal.ClientAsync("oe-office");
        var typed = New("yamada.t", departmentOf is null ? null : (await DepartmentsAsync(departmentOf))[0], null);
        typed["Input.Roles[0].Role"] = role;
        typed["MunicipalityId"] = "2";
        typed["Input.MunicipalityId"] = "2";

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/admin/users/add"), typed, "form.form");

        answer.Errors.Count.ShouldBe(1);
        (await portal.WithDbAsync(db => db.Users.AnyAsync(u => u.UserName == "yamada.t"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Add_LoginNameOfAnotherMunicipality_IsTaken()
    {
        using var office = await portal.ClientAsync("oe-office");
        var typed = New("shonai-staff", (await DepartmentsAsync("oe"))[0], null);

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/admin/users/add"), typed, "form.form");

        answer.Errors.ShouldBe(["この利用者IDはもう使われています。別のIDにしてください。"]);
    }

    [Theory]
    [InlineData("shonai-staff")]
    [InlineData("admin")]
    public async Task Edit_PersonOfElsewhere_IsNotFound(string loginName)
    {
        using var office = await portal.ClientAsync("oe-office");
        var id = await IdAsync(loginName);

        foreach (var path in new[] { $"/oe/admin/users/{id}", $"/oe/admin/users/{id}/password", $"/oe/admin/users/{id}/disable", $"/oe/admin/users/{id}/slip" })
        {
            (await office.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task Edit_SavedBySomeoneElseMeanwhile_AsksWhichToKeep()
    {
        using var office = await portal.ClientAsync("oe-office");
        using var admin = await portal.ClientAsync("admin");
        var path = $"/oe/admin/users/{await IdAsync("oe-committee")}";
        var (mine, theirs) = (await office.PageAsync(path), await admin.PageAsync(path));
        await admin.SubmitAsync(theirs, new() { ["Input.DisplayName"] = "委員 二" }, "form.form");

        var conflict = await office.SubmitAsync(mine, new() { ["Input.DisplayName"] = "委員 三" }, "form.form");

        conflict.Title.ShouldBe("ほかの人の変更と重なった項目");
        (await NameAsync("oe-committee")).ShouldBe("委員 二");
        await office.SubmitAsync(conflict);
        (await NameAsync("oe-committee")).ShouldBe("委員 三");
    }

    [Fact]
    public async Task Disable_AsksForAReason_ThenEndsTheSession()
    {
        using var office = await portal.ClientAsync("oe-office");
        using var person = await portal.NewSessionAsync("oe-head");
        var path = $"/oe/admin/users/{await IdAsync("oe-head")}/disable";

        (await office.SubmitAsync(await office.PageAsync(path), form: "form.form")).Errors.ShouldBe(["停止する理由を入力してください(例：人事異動のため)。"]);
        (await office.SubmitAsync(await office.PageAsync(path), new() { ["Reason"] = "退職" }, "form.form")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await person.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await portal.WithDbAsync(db => db.AuditEntries.OrderByDescending(e => e.Id).Where(e => e.RecordKey == "user/oe-head").Select(e => e.Reason).FirstAsync())).ShouldBe("退職");
        await office.SubmitAsync(await office.PageAsync(path.Replace("disable", "enable", StringComparison.Ordinal)), form: "form.form");
        (await portal.NewSessionAsync("oe-head")).Dispose();
    }

    [Fact]
    public async Task Disable_Oneself_IsRefused()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync($"/oe/admin/users/{await IdAsync("oe-office")}/disable"), new() { ["Reason"] = "まちがい" }, "form.form");

        answer.Errors.ShouldBe(["自分の利用は停止できません。ほかの人に頼んでください。"]);
    }

    [Fact]
    public async Task Password_Reset_EndsSessionsAndTheOldPassword()
    {
        using var office = await portal.ClientAsync("oe-office");
        using var person = await portal.NewSessionAsync("oe-staff");

        var slip = await office.FollowAsync(await office.SubmitAsync(await office.PageAsync($"/oe/admin/users/{await IdAsync("oe-staff")}/password"), form: "form.form"));

        (await person.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await portal.NewSessionAsync("oe-staff", slip.Texts("dd.mono")[2])).Dispose();
        await Should.ThrowAsync<InvalidOperationException>(() => portal.NewSessionAsync("oe-staff"));
    }

    [Fact]
    public async Task List_ByRoleAndText_ShowsThoseOfTheMunicipalityWithTheSameFewCommands()
    {
        using var office = await portal.ClientAsync("oe-office");
        var few = await portal.Sql.CountAsync(() => office.PageAsync("/oe/admin/users"));
        await portal.WithDbAsync(async db =>
        {
            var municipality = await db.Municipalities.SingleAsync(m => m.Slug == "oe");
            for (var i = 0; i < 60; i++)
            {
                var user = new PortalUser { UserName = $"many{i:00}", NormalizedUserName = $"MANY{i:00}", DisplayName = $"多人数{i:00}", MunicipalityId = municipality.Id };
                user.Roles.Add(new RoleAssignment { User = user, Role = PortalRole.CommitteeMember });
                db.Users.Add(user);
            }

            await db.SaveChangesAsync();
        });

        (await portal.Sql.CountAsync(() => office.PageAsync("/oe/admin/users"))).ShouldBeLessThanOrEqualTo(few);
        var list = await office.PageAsync("/oe/admin/users?role=CommitteeMember&q=ＭＡＮＹ０&state=New");
        list.Text(".listbar__count").ShouldBe("10人が当てはまります");
        (await office.PageAsync("/oe/admin/users?page=2")).Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThan(10);
        (await office.PageAsync("/oe/admin/users?q=庄内")).Text(".empty").ShouldContain("当てはまる利用者はいません");
    }

    [Fact]
    public async Task Everyone_AddAdministrator_GivesSlipAndListsThem()
    {
        using var admin = await portal.ClientAsync("admin");
        var typed = new Dictionary<string, string?> { ["Input.DisplayName"] = "管理者 二", ["Input.LoginName"] = "admin2" };

        var slip = await admin.FollowAsync(await admin.SubmitAsync(await admin.PageAsync("/admin/users/add"), typed, "form.form"));

        slip.Texts("dd.mono")[1].ShouldBe("admin2");
        (await admin.PageAsync("/admin/users?role=Administrator")).Texts("tbody th").Count.ShouldBe(2);
        (await admin.GetAsync($"/admin/users/{await IdAsync("oe-staff")}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, string?> New(string loginName, long? department, long? second) => new()
    {
        ["Input.DisplayName"] = "佐藤 花子",
        ["Input.LoginName"] = loginName,
        ["Input.Reason"] = "4月の異動",
        ["Input.Roles[0].Role"] = "DepartmentStaff",
        ["Input.Roles[0].Department"] = department?.ToString(),
        ["Input.Roles[1].Role"] = second is null ? string.Empty : "DepartmentHead",
        ["Input.Roles[1].Department"] = second?.ToString(),
    };

    private Task<long> IdAsync(string loginName) => portal.WithDbAsync(db => db.Users.Where(u => u.UserName == loginName).Select(u => u.Id).SingleAsync());

    private Task<string> NameAsync(string loginName) => portal.WithDbAsync(db => db.Users.Where(u => u.UserName == loginName).Select(u => u.DisplayName).SingleAsync());

    private Task<List<long>> DepartmentsAsync(string slug) => portal.WithDbAsync(db => db.Departments
        .Where(d => db.Municipalities.Any(m => m.Id == d.MunicipalityId && m.Slug == slug)).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync());
}
