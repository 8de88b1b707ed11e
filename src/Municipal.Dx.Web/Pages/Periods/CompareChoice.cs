using Municipal.Dx.Application.Features.Snapshots;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>The form that chooses two editions to compare; <paramref name="HasNow"/> offers the open period as it stands.</summary>
public sealed record CompareChoice(string PeriodKey, IReadOnlyList<SnapshotRow> Editions, bool HasNow, string From, string To);
