using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Application.Features.Progress;

namespace Municipal.Dx.Web.Setup;

public static class PeriodSetup
{
    public static void AddPeriodFeatures(this IServiceCollection services)
    {
        services.AddScoped<PeriodQueries>();
        services.AddScoped<PeriodService>();
        services.AddScoped<ReportAsking>();
        services.AddScoped<ReportMoves>();
        services.AddScoped<ReportThread>();
        services.AddScoped<ReportChecking>();
        services.AddScoped<PeriodDeskQueries>();
        services.AddScoped<CheckQueries>();
        services.AddScoped<PeriodEditing>();
        services.AddScoped<AskedMeasures>();
        services.AddScoped<RequestQueries>();
    }
}
