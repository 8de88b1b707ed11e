using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Deputies;

public sealed record DeputyRow(long Id, long DepartmentId, string Department, string Person, DateOnly From, DateOnly To, string? Reason, string AppointedByPost);

/// <summary>Someone who may be named: staff and heads of the municipality in use.</summary>
public sealed record DeputyCandidate(long UserId, string Name);

/// <summary>A deputy as typed.</summary>
public sealed class DeputyInput
{
    public long? DepartmentId { get; set; }

    public long? UserId { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    public string? Reason { get; set; }
}

/// <summary>代理: named by a department's head or the office for a time; may submit for that department while it lasts.</summary>
public sealed class DeputyService(DxDbContext db)
{
    private const int LongestMonths = 12;

    /// <summary>Departments for which the person is deputy on the day.</summary>
    public async Task<IReadOnlySet<long>> DepartmentsOfAsync(long userId, DateOnly today, CancellationToken cancellationToken) =>
        (await db.DeputyAppointments.AsNoTracking().Where(d => d.UserId == userId && d.From <= today && d.To >= today).Select(d => d.DepartmentId).ToListAsync(cancellationToken)).ToHashSet();

    /// <summary>Appointments in force or to come, of the departments given (all where null).</summary>
    public Task<List<DeputyRow>> ListAsync(IReadOnlySet<long>? departments, DateOnly today, CancellationToken cancellationToken)
    {
        var mine = departments?.ToList();
        return db.DeputyAppointments.AsNoTracking()
            .Where(d => d.To >= today && (mine == null || mine.Contains(d.DepartmentId)))
            .OrderBy(d => d.Department!.Order).ThenBy(d => d.From)
            .Select(d => new DeputyRow(d.Id, d.DepartmentId, d.Department!.Name, db.Users.Where(u => u.Id == d.UserId).Select(u => (u.Post == null ? "" : u.Post + " ") + u.DisplayName).First(), d.From, d.To, d.Reason, d.AppointedByPost))
            .ToListAsync(cancellationToken);
    }

    public Task<List<DeputyCandidate>> CandidatesAsync(long municipalityId, CancellationToken cancellationToken) => db.Users.AsNoTracking()
        .Where(u => u.MunicipalityId == municipalityId && !u.IsDisabled && u.Roles.Any(r => r.Role == PortalRole.DepartmentHead || r.Role == PortalRole.DepartmentStaff))
        .OrderBy(u => u.DisplayName)
        .Select(u => new DeputyCandidate(u.Id, (u.Post == null ? "" : u.Post + " ") + u.DisplayName))
        .ToListAsync(cancellationToken);

    /// <param name="municipalityId">Municipality of the department.</param>
    /// <param name="allowed">Departments the person may name a deputy for; null for the office.</param>
    /// <param name="input">As typed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<Problem>> NameAsync(long municipalityId, IReadOnlySet<long>? allowed, DeputyInput input, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var from = Read(input.From, nameof(input.From), problems);
        var to = Read(input.To, nameof(input.To), problems);
        if (problems.Count == 0 && (to < from || to > from!.Value.AddMonths(LongestMonths)))
        {
            problems.Add(new Problem(nameof(input.To), $"終わりの日は、始めの日から{LongestMonths}か月までの日を入力してください。"));
        }

        if (input.Reason is { Length: > DeputyAppointment.ReasonMax })
        {
            problems.Add(new Problem(nameof(input.Reason), $"理由は{DeputyAppointment.ReasonMax}文字以内で入力してください。"));
        }

        var department = await db.Departments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == input.DepartmentId && d.MunicipalityId == municipalityId, cancellationToken);
        if (department is null || allowed?.Contains(department.Id) == false)
        {
            problems.Add(new Problem(nameof(input.DepartmentId), "課等を選んでください。"));
        }

        if ((await CandidatesAsync(municipalityId, cancellationToken)).TrueForAll(c => c.UserId != input.UserId))
        {
            problems.Add(new Problem(nameof(input.UserId), "代理になる人を選んでください。"));
        }

        if (problems.Count == 0)
        {
            db.DeputyAppointments.Add(AppointmentOf(department!, input, from!.Value, to!.Value));
            await db.SaveChangesAsync(cancellationToken);
        }

        return problems;
    }

    /// <summary>Ends an appointment; false where it is not one the person may end.</summary>
    public async Task<bool> EndAsync(long id, IReadOnlySet<long>? allowed, CancellationToken cancellationToken)
    {
        if (await db.DeputyAppointments.FirstOrDefaultAsync(d => d.Id == id, cancellationToken) is not { } found || allowed?.Contains(found.DepartmentId) == false)
        {
            return false;
        }

        db.DeputyAppointments.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private DeputyAppointment AppointmentOf(Department department, DeputyInput input, DateOnly from, DateOnly to) => new()
    {
        MunicipalityId = department.MunicipalityId,
        DepartmentId = department.Id,
        UserId = input.UserId!.Value,
        From = from,
        To = to,
        Reason = string.IsNullOrWhiteSpace(input.Reason) ? null : input.Reason.Trim(),
        AppointedByPost = db.Change.ActorPost,
        Key = $"{department.Key}/{from:yyyyMMdd}-{Guid.NewGuid().ToString("N")[..6]}",
    };

    private static DateOnly? Read(string? text, string field, List<Problem> problems)
    {
        if (JapaneseDate.TryParse(text, out var day))
        {
            return day;
        }

        problems.Add(new Problem(field, JapaneseDate.RefusalMessage));
        return null;
    }
}
