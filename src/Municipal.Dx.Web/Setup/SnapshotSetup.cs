using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Application.Features.YearEnd;

namespace Municipal.Dx.Web.Setup;

/// <summary>Services that close periods and keep their editions.</summary>
public static class SnapshotSetup
{
    public static void AddSnapshotFeatures(this IServiceCollection services)
    {
        services.AddScoped<SnapshotStore>();
        services.AddScoped<SnapshotBuilder>();
        services.AddScoped<PeriodClosing>();
        services.AddScoped<PeriodPublication>();
        services.AddScoped<ClosingQueries>();
        services.AddScoped<SnapshotVerification>();
        services.AddScoped<BookContents>();
        services.AddScoped<YearEndQueries>();
        services.AddScoped<YearEndService>();
    }
}
