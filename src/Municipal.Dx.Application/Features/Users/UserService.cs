using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Users;

/// <summary>Keeps accounts: made with an initial password, edited, stopped, opened again. Every change is felt by running sessions.</summary>
public sealed class UserService(DxDbContext db, SessionStore sessions, SecondFactor secondFactor, ConflictQueries conflicts, IPasswordHasher<PortalUser> hasher)
{
    private const int PasswordGroups = 4;
    private const int GroupLength = 4;
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    public async Task<UserOutcome> AddAsync(UserPlace place, UserInput input, CancellationToken cancellationToken)
    {
        var departments = await DepartmentsAsync(place, cancellationToken);
        var problems = UserRules.CheckLoginName(nameof(input.LoginName), input.LoginName).Concat(input.Check(place.GrantableRoles, departments.Keys)).ToList();
        var name = LoginNames.Normalize(input.LoginName);
        if (problems.Count == 0 && await db.Users.AnyAsync(u => u.NormalizedUserName == name, cancellationToken))
        {
            problems.Add(NameTaken);
        }

        if (problems.Count > 0)
        {
            return new UserOutcome(problems);
        }

        var user = NewUser.With(input.LoginName!.Trim(), input.DisplayName!.Trim(), place.MunicipalityId);
        user.Post = Trimmed(input.Post);
        var password = GiveInitialPassword(user);
        SetRoles(user, input.Pairs(), departments);
        db.Users.Add(user);
        db.Change.Reason = Trimmed(input.Reason);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.Users.AsNoTracking().Any(u => u.NormalizedUserName == name))
        {
            return new UserOutcome([NameTaken]);
        }

        return UserOutcome.Done(user.Id, password);
    }

    public async Task<UserOutcome> EditAsync(UserPlace place, long id, UserInput input, EditStamp stamp, CancellationToken cancellationToken)
    {
        if (await FindAsync(place, id, cancellationToken) is not { } user)
        {
            return UserOutcome.Gone;
        }

        var departments = await DepartmentsAsync(place, cancellationToken);
        var problems = input.Check(place.GrantableRoles, departments.Keys).ToList();
        if (problems.Count > 0)
        {
            return new UserOutcome(problems);
        }

        var names = departments.Values.Select(d => (d.Id, d.Name)).ToList();
        var stored = UserInput.Of(user);
        var decision = Merging.Decide(stamp, user.AccessVersion, input.InWords(names), stored.InWords(names));
        if (decision.IsOpen)
        {
            var last = place.MunicipalityId is { } municipality ? await conflicts.LastChangeAsync(municipality, user.AuditKey, cancellationToken) : null;
            return new UserOutcome([]) { Conflict = new Conflict(user.DisplayName, user.AccessVersion, last, decision.Rows) };
        }

        Fill(user, input, stored, decision.TakeTheirs, departments);
        db.Change.Reason = Trimmed(input.Reason);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await EditAsync(place, id, input, stamp, cancellationToken);
        }

        return UserOutcome.Done(user.Id, null, decision.KeptNotice);
    }

    /// <param name="place">Whose accounts.</param>
    /// <param name="id">The account.</param>
    /// <param name="act">What is done to it.</param>
    /// <param name="reason">Why, for the trail; needed to stop an account.</param>
    /// <param name="actorId">Who does it: nobody stops their own account.</param>
    /// <param name="cancellationToken">Ends the waiting for a turn to write.</param>
    public async Task<UserOutcome> ActAsync(UserPlace place, long id, UserAct act, string? reason, long actorId, CancellationToken cancellationToken)
    {
        if (await FindAsync(place, id, cancellationToken) is not { } user)
        {
            return UserOutcome.Gone;
        }

        if (await ProblemAsync(place, user, act, reason, actorId, cancellationToken) is { } problem)
        {
            return new UserOutcome([problem]);
        }

        db.Change.Reason = Trimmed(reason);
        string? password = null;
        await db.WriteAsync(
            async () =>
            {
                password = await ApplyAsync(user, act);
                await db.SaveChangesAsync(CancellationToken.None);
                return act is UserAct.Disable or UserAct.Password ? await sessions.EndOthersAsync(user.Id, null) : 0;
            },
            cancellationToken);
        return UserOutcome.Done(user.Id, password);
    }

    private static readonly Problem NameTaken = new(nameof(UserInput.LoginName), "この利用者IDはもう使われています。別のIDにしてください。");

    private async Task<string?> ApplyAsync(PortalUser user, UserAct act)
    {
        user.AccessVersion = Guid.NewGuid();
        switch (act)
        {
            case UserAct.Disable:
                user.IsDisabled = true;
                return null;
            case UserAct.Enable:
                user.IsDisabled = false;
                (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
                return null;
            case UserAct.Unlock:
                (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
                db.RecordEvent("unlocked", user.AuditKey, user.MunicipalityId);
                return null;
            case UserAct.SecondFactor:
                await secondFactor.DisableAsync(user.Id, CancellationToken.None);
                return null;
            default:
                db.RecordEvent("password-reset", user.AuditKey, user.MunicipalityId);
                return GiveInitialPassword(user);
        }
    }

    private async Task<Problem?> ProblemAsync(UserPlace place, PortalUser user, UserAct act, string? reason, long actorId, CancellationToken cancellationToken)
    {
        if (reason?.Length > Domain.Auditing.AuditEntry.ReasonMax)
        {
            return new Problem("Reason", $"理由は{Domain.Auditing.AuditEntry.ReasonMax}文字以内で入力してください。");
        }

        if (act != UserAct.Disable)
        {
            return null;
        }

        if (user.Id == actorId)
        {
            return Problem.Whole("自分の利用は停止できません。ほかの人に頼んでください。");
        }

        if (place.MunicipalityId is null && !await place.Of(db.Users).AnyAsync(u => u.Id != user.Id && !u.IsDisabled, cancellationToken))
        {
            return Problem.Whole("使える管理者がいなくなるため、停止できません。");
        }

        return string.IsNullOrWhiteSpace(reason) ? new Problem("Reason", "停止する理由を入力してください(例：人事異動のため)。") : null;
    }

    private Task<PortalUser?> FindAsync(UserPlace place, long id, CancellationToken cancellationToken) =>
        place.Of(db.Users).Include(u => u.Roles).ThenInclude(r => r.Department).FirstOrDefaultAsync(u => u.Id == id, cancellationToken);

    private Task<Dictionary<long, Department>> DepartmentsAsync(UserPlace place, CancellationToken cancellationToken) =>
        db.Departments.Where(d => d.MunicipalityId == place.MunicipalityId).ToDictionaryAsync(d => d.Id, cancellationToken);

    private string GiveInitialPassword(PortalUser user)
    {
        var password = string.Join('-', Enumerable.Range(0, PasswordGroups).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, GroupLength)));
        user.SetPassword(hasher, password);
        user.MustChangePassword = true;
        return password;
    }

    private void Fill(PortalUser user, UserInput input, UserInput stored, IReadOnlyList<string> takeTheirs, Dictionary<long, Department> departments)
    {
        user.DisplayName = (takeTheirs.Contains(nameof(input.DisplayName)) ? stored : input).DisplayName!.Trim();
        user.Post = Trimmed((takeTheirs.Contains(nameof(input.Post)) ? stored : input).Post);
        if (!takeTheirs.Contains(nameof(input.Roles)))
        {
            SetRoles(user, input.Pairs(), departments);
        }

        user.AccessVersion = Guid.NewGuid();
    }

    private void SetRoles(PortalUser user, IReadOnlyList<(PortalRole Role, long? DepartmentId)> pairs, Dictionary<long, Department> departments)
    {
        foreach (var role in user.Roles.Where(r => !pairs.Contains((r.Role, r.DepartmentId))).ToList())
        {
            db.Remove(role);
        }

        foreach (var (role, department) in pairs.Where(p => !user.Roles.Exists(r => (r.Role, r.DepartmentId) == p)))
        {
            user.Roles.Add(new RoleAssignment { User = user, Role = role, Department = department is { } id ? departments[id] : null });
        }
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
