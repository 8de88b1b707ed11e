using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Application.Features.Glossary;

/// <summary>The glossary of the plan that a page shows: read once per request, with one SQL command, when a text first needs it.</summary>
public sealed class PageGlossary(DxDbContext db)
{
    private readonly Dictionary<long, GlossaryMarker> _markers = [];

    public async Task<GlossaryMarker> MarkerAsync(long planId)
    {
        if (!_markers.TryGetValue(planId, out var marker))
        {
            var entries = await db.GlossaryTerms.AsNoTracking()
                .Where(t => t.PlanId == planId && t.Definition != null)
                .OrderBy(t => t.Order)
                .Select(t => new GlossaryEntry(t.Term, t.Aliases, t.Definition!))
                .ToListAsync();
            _markers[planId] = marker = new GlossaryMarker(entries);
        }

        return marker;
    }
}
