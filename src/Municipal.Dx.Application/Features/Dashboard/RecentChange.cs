using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Dashboard;

/// <summary>Changes of one person to one kind of record on one day, told in one line.</summary>
/// <param name="At">The newest of them (UTC).</param>
/// <param name="ActorName">Person, for the office.</param>
/// <param name="ActorPost">Post, for everyone else.</param>
/// <param name="Source">By which way.</param>
/// <param name="Event"><c>created</c>, <c>changed</c>, <c>deleted</c>.</param>
/// <param name="Kind">First part of the record key.</param>
/// <param name="RecordKey">The record changed last.</param>
/// <param name="Count">How many records.</param>
/// <param name="Reason">A reason given, if any.</param>
public sealed record RecentChange(DateTime At, string ActorName, string ActorPost, ChangeSource Source, string Event, string Kind, string RecordKey, int Count, string? Reason);

/// <param name="Key">Key of the policy.</param>
/// <param name="Title">Number and title.</param>
/// <param name="Measures">Measures under it.</param>
/// <param name="Initiatives">Initiatives under these.</param>
/// <param name="Kpis">KPIs under these, relisted ones not counted again.</param>
/// <param name="Unmapped">Measures without a national priority.</param>
public sealed record PolicySummary(string Key, string Title, int Measures, int Initiatives, int Kpis, int Unmapped);

public sealed record PrioritySummary(string Code, int Measures);
