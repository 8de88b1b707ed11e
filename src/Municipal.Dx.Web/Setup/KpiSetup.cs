using Municipal.Dx.Application.Features.Kpis;

namespace Municipal.Dx.Web.Setup;

public static class KpiSetup
{
    public static void AddKpiFeatures(this IServiceCollection services)
    {
        services.AddScoped<KpiQueries>();
        services.AddScoped<KpiDetailQueries>();
        services.AddScoped<ActualValueService>();
    }
}
