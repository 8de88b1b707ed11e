using Municipal.Dx.Application.Features.Periods;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Measures to choose from, for <c>_Candidates</c>.</summary>
/// <param name="Candidates">In printed order.</param>
/// <param name="Chosen">Keys that are ticked.</param>
/// <param name="Name">Name of the form field.</param>
/// <param name="Legend">What is chosen.</param>
public sealed record CandidateChoice(IReadOnlyList<AskCandidate> Candidates, IReadOnlyCollection<string> Chosen, string Name, string Legend);
