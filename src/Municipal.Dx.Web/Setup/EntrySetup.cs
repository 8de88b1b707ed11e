using Municipal.Dx.Application.Features.Progress;

namespace Municipal.Dx.Web.Setup;

/// <summary>Services of what departments answer.</summary>
public static class EntrySetup
{
    public static void AddEntryFeatures(this IServiceCollection services)
    {
        services.AddScoped<EntryQueries>();
        services.AddScoped<EntryWriter>();
        services.AddScoped<EntryService>();
        services.AddSingleton(provider => new EvidenceStore(Path.Combine(provider.GetRequiredService<PortalOptions>().DataFolder, "uploads")));
        services.AddScoped<EvidenceService>();
        services.AddScoped<PartService>();
    }
}
