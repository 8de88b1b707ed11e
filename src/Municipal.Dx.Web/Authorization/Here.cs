using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Web.Authorization;

/// <summary>
/// Where the request is: the municipality of the path, the plan it is about (current one, or <c>?plan=</c>), and today
/// in Japan. Filled by <see cref="PortalGate"/> before any page runs.
/// </summary>
public sealed class Here
{
    private MunicipalityHere? _municipality;
    private PlanHere? _plan;

    /// <summary>The municipality of the path. Only for pages under <c>/{m}/</c>.</summary>
    public MunicipalityHere Municipality
    {
        get => _municipality ?? throw new InvalidOperationException("The page has no municipality.");
        set => _municipality = value;
    }

    public bool HasMunicipality => _municipality is not null;

    /// <summary>The plan the page is about. Pages that need one answer with an empty state where there is none.</summary>
    public PlanHere Plan
    {
        get => _plan ?? throw new InvalidOperationException("The municipality has no plan yet.");
        set => _plan = value;
    }

    public bool HasPlan => _plan is not null;

    public DateOnly Today { get; set; }
}

public sealed record MunicipalityHere(long Id, string Slug, string Name, string Prefecture, bool IsTrial, bool LeadsWithTargetRatio, bool UsesStraightLineGuide);

/// <summary>The plan with its own words for its levels.</summary>
public sealed record PlanHere(
    long Id,
    string Key,
    string Title,
    string Kind,
    string? Edition,
    string? Issued,
    int? FirstFiscalYear,
    int? LastFiscalYear,
    string PolicyWord,
    string FieldWord,
    string MeasureWord,
    string InitiativeWord,
    string BaselineWord,
    string TargetWord,
    PlanState State,
    bool IsPublished);
