using Municipal.Dx.Application.Features.Progress;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>An initiative in the form of a report, for <c>_EntryStage</c>.</summary>
public sealed record EntryStageField(EntryInitiative? Initiative, StageInput Stage, int Index, string? BeforeLabel)
{
    public string Prefix => $"Input.Initiatives[{Index}]";

    public static EntryStageField Of(ReportEntry entry, EntryInput input, int index) =>
        new(entry.Initiatives.FirstOrDefault(i => i.Key == input.Initiatives[index].Key), input.Initiatives[index], index, entry.BeforeLabel);
}
