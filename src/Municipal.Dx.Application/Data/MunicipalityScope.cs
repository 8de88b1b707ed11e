namespace Municipal.Dx.Application.Data;

/// <summary>
/// The municipality whose records the current request or command may see. Nothing is visible until it is set: the second
/// wall behind route and resource checks.
/// </summary>
public sealed class MunicipalityScope
{
    public long? MunicipalityId { get; private set; }

    public bool SeesAll { get; private set; }

    public void Enter(long municipalityId) => (MunicipalityId, SeesAll) = (municipalityId, false);

    /// <summary>For commands, start-up and the few pages that read over municipalities; each says why.</summary>
    public void EnterAll() => (MunicipalityId, SeesAll) = (null, true);
}
