namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Names of the sheets of a survey workbook.</summary>
public static class SurveySheets
{
    public const string Measures = "調査票";
    public const string Kpis = "KPI入力";
    public const string Stages = "取組入力";
    public const string Parts = "課別内訳";
    public const string Figures = "課別の数値";
    public const string Opinions = "意見への対応";
    public const string Guide = "記入要領";

    /// <summary>Very hidden; may be stripped on the way.</summary>
    public const string Keys = "_dx";

    public static string Of(SurveyRowKind kind) => kind switch
    {
        SurveyRowKind.Measure => Measures,
        SurveyRowKind.Kpi => Kpis,
        SurveyRowKind.Stage => Stages,
        SurveyRowKind.Part => Parts,
        SurveyRowKind.Figure => Figures,
        _ => Opinions,
    };
}
