using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>What an open period asks of everyone; a department's sheet is a part of it.</summary>
public sealed class SurveyBoard(ReportingPeriod period, SurveyTree tree, SurveyContent whole)
{
    public long PeriodId => period.Id;

    public string PeriodKey => period.Key;

    public SurveyTree Tree => tree;

    public SurveyContent Whole => whole;

    /// <summary>The sheet of a department with its sections; of the office where <paramref name="departmentId"/> is null.</summary>
    public SurveyContent For(long? departmentId)
    {
        var department = tree.Find(departmentId);
        return whole.Of(tree.WithSections(departmentId)) with
        {
            Tag = whole.Tag with { DepartmentKey = department?.Key ?? SurveyTag.OfficeKey },
            Department = department?.Name ?? SurveyTag.OfficeKey,
            Due = period.Extensions.Find(extension => extension.DepartmentId == departmentId)?.Due ?? whole.Due,
        };
    }
}
