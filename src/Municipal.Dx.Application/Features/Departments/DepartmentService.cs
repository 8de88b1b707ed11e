using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Departments;

/// <summary>Adds departments and corrects their name, place and order. What ends or replaces one is <see cref="Reorganisation"/>.</summary>
public sealed class DepartmentService(DxDbContext db, ConflictQueries conflicts)
{
    public async Task<DepartmentOutcome> AddAsync(long municipalityId, DepartmentInput input, DateOnly today, CancellationToken cancellationToken)
    {
        var all = await db.Departments.ToListAsync(cancellationToken);
        var problems = input.Check().Concat(PlaceProblems(input, null, all, today)).ToList();
        if (problems.Count > 0)
        {
            return new DepartmentOutcome(problems);
        }

        db.Departments.Add(new Department
        {
            MunicipalityId = municipalityId,
            Key = FreeKey(all, input.Name!.Trim()),
            Name = input.Name.Trim(),
            ParentId = input.Parent,
            Order = input.OrderNumber ?? NextOrder(all),
            ValidFrom = input.From,
        });
        await db.SaveChangesAsync(cancellationToken);
        return new DepartmentOutcome([]);
    }

    public async Task<DepartmentOutcome> EditAsync(long id, DepartmentInput input, EditStamp stamp, DateOnly today, CancellationToken cancellationToken)
    {
        var all = await db.Departments.ToListAsync(cancellationToken);
        if (all.Find(d => d.Id == id) is not { } department)
        {
            return DepartmentOutcome.Gone;
        }

        var problems = input.Check().Concat(PlaceProblems(input, department, all, today)).ToList();
        if (problems.Count > 0)
        {
            return new DepartmentOutcome(problems);
        }

        var names = all.ConvertAll(d => (d.Id, d.Name));
        var stored = DepartmentInput.Of(department);
        var decision = Merging.Decide(stamp, department.Version, input.InWords(names), stored.InWords(names));
        if (decision.IsOpen)
        {
            return new DepartmentOutcome([], await ConflictOf(department, decision, cancellationToken));
        }

        Fill(department, input, decision.TakeTheirs);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await EditAsync(id, input, stamp, today, cancellationToken);
        }

        return new DepartmentOutcome([], null, decision.KeptNotice);
    }

    /// <summary>A department that still exists.</summary>
    public Task<Department?> FindAsync(long id, CancellationToken cancellationToken) =>
        db.Departments.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && d.ValidTo == null, cancellationToken);

    /// <summary>A key nobody in the municipality has: the name, numbered where an earlier department had it.</summary>
    internal static string FreeKey(IReadOnlyCollection<Department> all, string name)
    {
        var taken = all.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, all.Count + 1).Select(n => n == 1 ? name : $"{name}#{n}").First(key => !taken.Contains(key));
    }

    internal static int NextOrder(IReadOnlyCollection<Department> all) => all.Count == 0 ? 1 : Math.Min(all.Max(d => d.Order) + 1, DepartmentInput.OrderMax);

    internal static bool NameIsTaken(IEnumerable<Department> all, string? name, long? exceptId, DateOnly today) =>
        all.Any(d => d.Id != exceptId && d.Name == name?.Trim() && (d.ValidTo is null || d.ValidTo >= today));

    private static IEnumerable<Problem> PlaceProblems(DepartmentInput input, Department? department, List<Department> all, DateOnly today)
    {
        if (NameIsTaken(all, input.Name, department?.Id, today))
        {
            yield return new Problem(nameof(input.Name), "同じ名前の課等がもうあります。");
        }

        if (!string.IsNullOrEmpty(input.ParentId) && all.Find(d => d.Id == input.Parent) is not { ValidTo: null })
        {
            yield return new Problem(nameof(input.ParentId), "上の課等を選び直してください。");
        }
        else if (department is not null && IsBelow(input.Parent, department.Id, all))
        {
            yield return new Problem(nameof(input.ParentId), "自分自身や、自分の下にある課等は、上の課等に選べません。");
        }
    }

    private static bool IsBelow(long? start, long ancestorId, List<Department> all)
    {
        var seen = new HashSet<long>();
        for (var at = start; at is { } id && seen.Add(id); at = all.Find(d => d.Id == id)?.ParentId)
        {
            if (id == ancestorId)
            {
                return true;
            }
        }

        return false;
    }

    private static void Fill(Department department, DepartmentInput input, IReadOnlyList<string> takeTheirs)
    {
        if (!takeTheirs.Contains(nameof(input.Name)))
        {
            department.Name = input.Name!.Trim();
        }

        if (!takeTheirs.Contains(nameof(input.ParentId)))
        {
            department.ParentId = input.Parent;
        }

        if (!takeTheirs.Contains(nameof(input.Order)) && input.OrderNumber is { } order)
        {
            department.Order = order;
        }
    }

    private async Task<Conflict> ConflictOf(Department department, MergeDecision decision, CancellationToken cancellationToken) => new(
        department.Name,
        department.Version,
        await conflicts.LastChangeAsync(department.MunicipalityId, department.AuditKey, cancellationToken),
        decision.Rows);
}
