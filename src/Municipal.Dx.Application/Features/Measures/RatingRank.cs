using System.Linq.Expressions;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>Order of measures by the level of their report, best first: codes have no order of their own.</summary>
internal static class RatingRank
{
    public static Expression<Func<Measure, int>> By(IQueryable<ProgressReport> reports, RatingScale scale)
    {
        var code = Enumerable.Range(0, RatingScaleRules.LevelsMax).Select(index => index < scale.Levels.Count ? scale.Levels[index].Code : string.Empty).ToArray();
        var (a, b, c, d, e, f, g, h) = (code[0], code[1], code[2], code[3], code[4], code[5], code[6], code[7]);
        return m => reports.Where(r => r.MeasureId == m.Id && r.SelfRating != null && r.SelfRating != "")
            .Select(r => (int?)(r.SelfRating == a ? 1 : r.SelfRating == b ? 2 : r.SelfRating == c ? 3 : r.SelfRating == d ? 4
                : r.SelfRating == e ? 5 : r.SelfRating == f ? 6 : r.SelfRating == g ? 7 : r.SelfRating == h ? 8 : 9))
            .FirstOrDefault() ?? 10;
    }
}
