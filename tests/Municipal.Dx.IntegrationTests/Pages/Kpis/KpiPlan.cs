using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Kpis;

/// <summary>Eight KPIs of 大江町 beside those of its plan: 31 to 60件, of 総務課, the fourth of each four of 税務町民課.</summary>
internal static class KpiPlan
{
    public static async Task EnsureAsync(PortalFactory portal)
    {
        if (await portal.WithDbAsync(db => db.Kpis.AnyAsync(k => k.Key == "2-4.k1" && k.Plan!.Municipality!.Slug == "oe")))
        {
            return;
        }

        foreach (var key in new[] { "1-1", "1-2", "1-3", "1-4", "2-1", "2-2", "2-3", "2-4" })
        {
            var measure = await portal.AddMeasureAsync("oe", key, null, key.EndsWith('4') ? "税務町民課" : "総務課");
            await portal.AddKpiAsync(measure, k =>
            {
                (k.Name, k.Unit, k.Order) = ($"指標{key}", "件", 900);
                (k.BaselineText, k.BaselineValue, k.TargetText, k.TargetValue, k.TargetFiscalYear) = ("31", 31, "60", 60, 2029);
            });
        }
    }
}
