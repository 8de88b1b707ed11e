namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>The line above every printed page of a table: what it is, of which period, and whether it is still 速報.</summary>
/// <param name="PlanTitle">Title of the plan.</param>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Period">The period with its as-of date.</param>
/// <param name="Status">Edition and state, with the material number where one was given.</param>
public sealed record BookHead(string PlanTitle, string Sheet, string Period, string Status);
