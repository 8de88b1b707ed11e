using Municipal.Dx.Application.Features.Initiatives;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Kpis.Editing;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Application.Features.Scales;

namespace Municipal.Dx.Web.Setup;

public static class KpiSetup
{
    public static void AddKpiFeatures(this IServiceCollection services)
    {
        services.AddScoped<KpiQueries>();
        services.AddScoped<KpiDetailQueries>();
        services.AddScoped<KpiFinals>();
        services.AddScoped<FinalValueService>();
        services.AddScoped<ActualValueService>();
        services.AddScoped<KpiService>();
        services.AddScoped<InitiativeQueries>();
        services.AddScoped<InitiativeService>();
        services.AddScoped<RatingScales>();
        services.AddScoped<ScalePreviews>();
        services.AddScoped<ScaleAdoption>();
        services.AddScoped<OpinionAnswers>();
        services.AddScoped<OpinionQueries>();
        services.AddScoped<OpinionLists>();
        services.AddScoped<OpinionService>();
    }
}
