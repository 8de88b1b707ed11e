using Municipal.Dx.Application.Features.Survey;

namespace Municipal.Dx.Web.Setup;

/// <summary>Services of the survey sheets (進捗状況調査票).</summary>
public static class SurveySetup
{
    public static void AddSurvey(this IServiceCollection services)
    {
        services.AddScoped<SurveySource>();
        services.AddScoped<SurveyShelf>();
        services.AddScoped<SurveyUploads>();
        services.AddScoped<SurveyWriting>();
        services.AddScoped<SurveyApplying>();
    }
}
