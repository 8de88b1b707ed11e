using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>What trial mode prints at start.</summary>
public sealed record TrialReport(string Password, IReadOnlyList<string> Slugs);

/// <summary>
/// 体験モード: marks the database, and gives every municipality its accounts, so that each role can be tried. Running it
/// again adds what is missing and makes the printed password true again.
/// </summary>
public sealed class TrialAccounts(DxDbContext db, InstallationFacts facts, IPasswordHasher<PortalUser> hasher)
{
    public const string DepartmentName = "体験課";
    private const int AssignedMeasures = 6;
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    private Dictionary<string, PortalUser> _users = [];
    private string _hash = string.Empty;

    public async Task<TrialReport> PrepareAsync(string? fixedPassword, CancellationToken cancellationToken)
    {
        db.Change.Reason = "体験モードの準備";
        _users = await db.Users.Where(u => u.IsTrial).ToDictionaryAsync(u => u.UserName!, StringComparer.Ordinal, cancellationToken);
        var password = await PasswordAsync(fixedPassword, cancellationToken);
        Ensure("admin", "システム管理者", null, null, PortalRole.Administrator, null);
        var municipalities = await db.Municipalities.OrderBy(m => m.Code).ToListAsync(cancellationToken);
        foreach (var municipality in municipalities)
        {
            municipality.IsTrial = true;
            await AddForAsync(municipality, cancellationToken);
        }

        foreach (var user in _users.Values.Where(u => u.PasswordHash != _hash))
        {
            user.SetPasswordHash(_hash);
            user.MustChangePassword = false;
        }

        await db.SaveChangesAsync(cancellationToken);
        db.Change.Reason = null;
        return new TrialReport(password, municipalities.Select(m => m.Slug).ToList());
    }

    /// <summary>
    /// The given password, or the one generated at the first start. All trial accounts share one hash: the password is
    /// one and printed, and starting must not take twenty hashings.
    /// </summary>
    private async Task<string> PasswordAsync(string? fixedPassword, CancellationToken cancellationToken)
    {
        var password = fixedPassword
            ?? await facts.ReadAsync(InstallationFacts.TrialPassword, cancellationToken)
            ?? string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, 5)));
        await facts.SetAsync(InstallationFacts.TrialPassword, fixedPassword is null ? password : null, cancellationToken);
        _hash = _users.TryGetValue("admin", out var admin) && hasher.VerifyHashedPassword(admin, admin.PasswordHash!, password) == PasswordVerificationResult.Success
            ? admin.PasswordHash!
            : hasher.HashPassword(new PortalUser { DisplayName = string.Empty }, password);
        return password;
    }

    private async Task AddForAsync(Municipality municipality, CancellationToken cancellationToken)
    {
        var slug = municipality.Slug;
        Ensure($"{slug}-office", "事務局 担当", null, municipality, PortalRole.DxOffice, null);
        Ensure($"{slug}-committee", "委員 一", null, municipality, PortalRole.CommitteeMember, null);
        if (_users.ContainsKey($"{slug}-head") && _users.ContainsKey($"{slug}-staff"))
        {
            return;
        }

        var department = await BusiestDepartmentAsync(municipality, cancellationToken) ?? await TrialDepartmentAsync(municipality, cancellationToken);
        Ensure($"{slug}-head", $"{department.Name} 課長", "課長", municipality, PortalRole.DepartmentHead, department);
        Ensure($"{slug}-staff", $"{department.Name} 担当", "主査", municipality, PortalRole.DepartmentStaff, department);
    }

    private void Ensure(string loginName, string displayName, string? post, Municipality? municipality, PortalRole role, Department? department)
    {
        if (_users.ContainsKey(loginName))
        {
            return;
        }

        var user = NewUser.With(loginName, displayName, municipality?.Id);
        user.Post = post;
        user.IsTrial = true;
        user.PasswordHash = _hash;
        user.Roles.Add(new RoleAssignment { User = user, Role = role, Department = department });
        _users.Add(loginName, user);
        db.Users.Add(user);
    }

    private async Task<Department?> BusiestDepartmentAsync(Municipality municipality, CancellationToken cancellationToken)
    {
        var busiest = await db.MeasureOwners
            .Where(o => o.MunicipalityId == municipality.Id && o.Role == OwnerRole.Lead && o.Measure!.Plan!.State == PlanState.Current)
            .GroupBy(o => o.DepartmentId)
            .Select(g => new { Id = g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return busiest is null ? null : await db.Departments.SingleAsync(d => d.Id == busiest.Id, cancellationToken);
    }

    /// <summary>For a plan that prints no owners: a department of our own, marked 体験用, with some measures.</summary>
    private async Task<Department> TrialDepartmentAsync(Municipality municipality, CancellationToken cancellationToken)
    {
        var department = await db.Departments.FirstOrDefaultAsync(d => d.MunicipalityId == municipality.Id && d.IsTrialOnly, cancellationToken);
        if (department is not null)
        {
            return department;
        }

        department = new Department { MunicipalityId = municipality.Id, Key = DepartmentName, Name = DepartmentName, Order = 900, IsTrialOnly = true };
        db.Departments.Add(department);
        var measures = await db.Measures
            .Where(m => m.MunicipalityId == municipality.Id && m.Plan!.State == PlanState.Current)
            .OrderBy(m => m.Order).Take(AssignedMeasures).ToListAsync(cancellationToken);
        foreach (var measure in measures)
        {
            measure.Owners.Add(new MeasureOwner { MunicipalityId = municipality.Id, Measure = measure, Department = department, Role = OwnerRole.Lead, Origin = OwnerOrigin.Trial });
        }

        return department;
    }
}
