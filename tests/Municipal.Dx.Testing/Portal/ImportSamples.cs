using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Testing.Portal;

public static class ImportSamples
{
    /// <summary>The plan of the fixture was never imported: makes it so, as every real plan is.</summary>
    public static async Task ImportPlanAsync(this PortalFactory portal, string slug)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<MunicipalityScope>().EnterAll();
        var plan = await services.GetRequiredService<DxDbContext>().Plans.Where(p => p.Municipality!.Slug == slug).Select(p => p.Id).SingleAsync();
        var (text, glossary) = (await services.GetRequiredService<PlanExporter>().ExportTextAsync(plan, CancellationToken.None))!.Value;
        var result = await services.GetRequiredService<PlanImporter>().ApplyAsync(PlanFileSet.FromText(text, glossary), ImportTarget.Anywhere, ImportDecisions.None, CancellationToken.None);
        if (!result.IsApplied)
        {
            throw new InvalidOperationException($"The plan of {slug} was not imported.");
        }
    }
}
