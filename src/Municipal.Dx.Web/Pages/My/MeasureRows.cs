using Municipal.Dx.Application.Features.My;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>A section of 回答する施策 that lists measures.</summary>
public sealed record MeasureRows(string Id, string Title, string? Note, IReadOnlyList<MyMeasure> Measures, bool ShowsRole);
