using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>Who opens a report.</summary>
/// <param name="UserId">Account; null where nobody is signed in.</param>
/// <param name="IsOffice">DX事務局 enters and submits for any department.</param>
/// <param name="DepartmentIds">Departments the person heads or works for.</param>
/// <param name="HeadedDepartmentIds">Departments the person heads.</param>
public sealed record EntryPerson(long? UserId, bool IsOffice, IReadOnlySet<long> DepartmentIds, IReadOnlySet<long> HeadedDepartmentIds);

/// <summary>What a person may do with a report (domain.md §5): the answer belongs to lead and equal owners and to the office.</summary>
/// <param name="MayEnter">Enters the common text and the figures.</param>
/// <param name="Actor">In which part the person moves the report.</param>
/// <param name="IsDeputy">Acts for the head of an owning department (代理).</param>
/// <param name="PartDepartmentIds">Departments whose part (課別内訳) the person fills in.</param>
public sealed record EntryRights(bool MayEnter, ReportActor Actor, bool IsDeputy, IReadOnlySet<long> PartDepartmentIds)
{
    public bool MaySee => MayEnter || PartDepartmentIds.Count > 0;

    /// <param name="person">Who opens it.</param>
    /// <param name="owners">All owners of the measure.</param>
    /// <param name="deputyFor">Departments for whose head the person may submit today.</param>
    /// <param name="parts">Departments that are asked for a part.</param>
    public static EntryRights Of(EntryPerson person, IEnumerable<(long DepartmentId, OwnerRole Role)> owners, IReadOnlySet<long> deputyFor, IEnumerable<long> parts)
    {
        var answering = owners.Where(owner => owner.Role != OwnerRole.Supporting).Select(owner => owner.DepartmentId).ToHashSet();
        var isHead = answering.Overlaps(person.HeadedDepartmentIds);
        var isDeputy = !isHead && !person.IsOffice && answering.Overlaps(deputyFor);
        var own = person.DepartmentIds.Concat(deputyFor).ToHashSet();
        var actor = (person.IsOffice, isHead || isDeputy) switch
        {
            (true, _) => ReportActor.Office,
            (_, true) => ReportActor.Head,
            _ => ReportActor.Staff,
        };
        return new EntryRights(
            person.IsOffice || answering.Overlaps(own),
            actor,
            isDeputy,
            parts.Where(department => person.IsOffice || own.Contains(department)).ToHashSet());
    }
}
