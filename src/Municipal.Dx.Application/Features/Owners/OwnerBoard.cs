using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Owners;

/// <summary>What the bulk screen 担当課の割当 is narrowed to.</summary>
public sealed record OwnerFilter(string? PolicyKey = null, bool OnlyUnowned = false, long? DepartmentId = null, int Page = 1)
{
    public const int PageSize = 100;

    public bool IsNarrowed => PolicyKey is not null || OnlyUnowned || DepartmentId is not null;
}

public sealed record OwnerBoard(IReadOnlyList<OwnerRow> Rows, int Total, int All, int Unowned, int Page, int PageCount);

/// <summary>A measure with the owners the plan prints (never touched here) and those the office assigned.</summary>
public sealed record OwnerRow(
    long Id,
    Guid Version,
    string Key,
    string NumberShown,
    string Title,
    bool AllDepartments,
    string? DepartmentsText,
    IReadOnlyList<OwnerTag> Printed,
    IReadOnlyList<OwnerTag> Assigned);

/// <summary>One owner. <paramref name="HasEnded"/>: the department was dissolved or renamed since.</summary>
public sealed record OwnerTag(string Name, OwnerRole Role, OwnerOrigin Origin, bool HasEnded);

/// <summary>A choice of a select box.</summary>
public sealed record OwnerChoice(string Value, string Label);
