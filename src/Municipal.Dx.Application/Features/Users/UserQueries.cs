using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Accounts;

namespace Municipal.Dx.Application.Features.Users;

public sealed class UserQueries(DxDbContext db)
{
    public Task<UserList> ListAsync(UserPlace place, UserFilter filter, CancellationToken cancellationToken) =>
        PageAsync(Narrow(place.Of(db.Users.AsNoTracking()), filter), filter, cancellationToken);

    /// <summary>Everyone of every municipality: for administrators.</summary>
    public Task<UserList> ListAllAsync(UserFilter filter, CancellationToken cancellationToken) =>
        PageAsync(Narrow(db.Users.AsNoTracking(), filter), filter, cancellationToken);

    /// <summary>How many can sign in, and how many of those never did.</summary>
    public async Task<(int Active, int NeverSignedIn)> CountAsync(UserPlace place, CancellationToken cancellationToken)
    {
        var counts = await place.Of(db.Users.AsNoTracking()).Where(u => !u.IsDisabled)
            .GroupBy(u => u.LastSignInAt == null)
            .Select(g => new { IsNew = g.Key, Count = g.Count() })
            .ToListAsync(cancellationToken);
        return (counts.Sum(c => c.Count), counts.Where(c => c.IsNew).Sum(c => c.Count));
    }

    /// <summary>One person of the place with roles, not tracked.</summary>
    public Task<PortalUser?> FindAsync(UserPlace place, long id, CancellationToken cancellationToken) =>
        place.Of(db.Users.AsNoTracking()).Include(u => u.Roles).ThenInclude(r => r.Department).FirstOrDefaultAsync(u => u.Id == id, cancellationToken);

    private static async Task<UserList> PageAsync(IQueryable<PortalUser> users, UserFilter filter, CancellationToken cancellationToken)
    {
        var total = await users.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + UserFilter.PageSize - 1) / UserFilter.PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var rows = await users
            .OrderBy(u => u.MunicipalityId).ThenBy(u => u.IsDisabled).ThenBy(u => u.NormalizedUserName)
            .Skip((page - 1) * UserFilter.PageSize).Take(UserFilter.PageSize)
            .Select(u => new UserRow
            {
                Id = u.Id,
                LoginName = u.UserName!,
                DisplayName = u.DisplayName,
                Post = u.Post,
                MunicipalityName = u.Municipality!.Name,
                MunicipalitySlug = u.Municipality.Slug,
                Roles = u.Roles.OrderBy(r => r.Id).Select(r => new RoleRow(r.Role, r.DepartmentId, r.Department!.Name)).ToList(),
                IsDisabled = u.IsDisabled,
                HasSecondFactor = u.TwoFactorEnabled,
                LockoutEnd = u.LockoutEnd,
                LastSignInAt = u.LastSignInAt,
            })
            .ToListAsync(cancellationToken);
        return new UserList(rows, total, page, pages);
    }

    private static IQueryable<PortalUser> Narrow(IQueryable<PortalUser> users, UserFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var (text, name) = (filter.Text.Trim(), LoginNames.Normalize(filter.Text));
            users = users.Where(u => u.DisplayName.Contains(text) || u.Post!.Contains(text) || u.NormalizedUserName!.Contains(name));
        }

        if (filter.Role is { } role)
        {
            users = users.Where(u => u.Roles.Any(r => r.Role == role));
        }

        if (filter.DepartmentId is { } department)
        {
            users = users.Where(u => u.Roles.Any(r => r.DepartmentId == department));
        }

        return filter.State switch
        {
            UserState.Active => users.Where(u => !u.IsDisabled && u.LastSignInAt != null),
            UserState.New => users.Where(u => !u.IsDisabled && u.LastSignInAt == null),
            UserState.Disabled => users.Where(u => u.IsDisabled),
            _ => users,
        };
    }
}
