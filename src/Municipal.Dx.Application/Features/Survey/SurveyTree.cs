using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>A department with what it is asked. <paramref name="Id"/> is null for the office itself.</summary>
public sealed record SurveyDepartment(long? Id, string Key, string Name, int Depth, SurveyAsked Asked)
{
    public bool IsAsked => Asked is not { Measures: 0, Kpis: 0, Parts: 0, Opinions: 0 };
}

/// <summary>How much is asked, by kind.</summary>
public sealed record SurveyAsked(int Measures, int Kpis, int Parts, int Opinions);

/// <summary>Which department answers each of what a period asks; null stands for the office.</summary>
public sealed record SurveyLeads(IReadOnlyList<long?> Measures, IReadOnlyList<long?> Kpis, IReadOnlyList<long?> Parts, IReadOnlyList<long?> Opinions)
{
    public SurveyAsked Of(IReadOnlySet<long?> departments) =>
        new(Measures.Count(departments.Contains), Kpis.Count(departments.Contains), Parts.Count(departments.Contains), Opinions.Count(departments.Contains));
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
    public IReadOnlyList<SurveyDepartment> Asked(SurveyLeads leads)
    {
        SurveyDepartment Counted(long? id, string key, string name, int depth) => new(id, key, name, depth, leads.Of(WithSections(id)));

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
