using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>A department with what it is asked. <paramref name="Id"/> is null for the office itself.</summary>
public sealed record SurveyDepartment(long? Id, string Key, string Name, int Depth, int Measures, int Kpis)
{
    public bool IsAsked => Measures + Kpis > 0;
}

/// <summary>Departments and their sections: a section (係) has its own sheet, and its rows stand in the sheet of the department above it too.</summary>
public sealed class SurveyTree(IReadOnlyList<Department> departments)
{
    private const int Deepest = 5;

    public Department? Find(string key) => departments.FirstOrDefault(department => department.Key == key);

    public Department? Find(long? id) => departments.FirstOrDefault(department => department.Id == id);

    /// <summary>The department and all below it.</summary>
    public IReadOnlySet<long?> WithSections(long? departmentId)
    {
        var ids = new HashSet<long?> { departmentId };
        for (var before = 0; departmentId is not null && before < ids.Count;)
        {
            before = ids.Count;
            ids.UnionWith(departments.Where(department => department.ParentId is not null && ids.Contains(department.ParentId)).Select(department => (long?)department.Id));
        }

        return ids;
    }

    /// <summary>Departments that are asked something, in order; the office last, with what no department leads.</summary>
    /// <param name="measureLeads">Leading department of every measure asked.</param>
    /// <param name="kpiLeads">Leading department of every KPI that is due.</param>
    public IReadOnlyList<SurveyDepartment> Asked(IReadOnlyCollection<long?> measureLeads, IReadOnlyCollection<long?> kpiLeads)
    {
        SurveyDepartment Counted(long? id, string key, string name, int depth)
        {
            var ids = WithSections(id);
            return new SurveyDepartment(id, key, name, depth, measureLeads.Count(ids.Contains), kpiLeads.Count(ids.Contains));
        }

        var rows = departments.Select(department => Counted(department.Id, department.Key, department.Name, DepthOf(department)))
            .Append(Counted(null, SurveyTag.OfficeKey, SurveyTag.OfficeName, 0));
        return [.. rows.Where(department => department.IsAsked)];
    }

    private int DepthOf(Department department)
    {
        var depth = 0;
        for (var above = department.ParentId; above is not null && depth < Deepest; depth++)
        {
            above = Find(above)?.ParentId;
        }

        return depth;
    }
}
