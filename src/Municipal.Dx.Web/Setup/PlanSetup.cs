using Municipal.Dx.Application.Features.Plans;

namespace Municipal.Dx.Web.Setup;

/// <summary>Services of the pages about the plan itself.</summary>
public static class PlanSetup
{
    public static void AddPlanFeatures(this IServiceCollection services)
    {
        services.AddScoped<PlanHeads>();
        services.AddScoped<PlanTreeQueries>();
        services.AddScoped<PlanScheduleQueries>();
        services.AddScoped<PlanGlossaryQueries>();
        services.AddScoped<PlanPartQueries>();
    }
}
