using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Tables;

namespace Municipal.Dx.Excel.Templates;

/// <summary>What a 計画取込様式 is filled with: all records of a plan, or only the municipality for an empty one.</summary>
/// <param name="Municipality">Its name.</param>
/// <param name="Title">Title of the plan; null for an empty form.</param>
/// <param name="Records">Records in the order of the plan.</param>
public sealed record PlanTemplate(string Municipality, string? Title, IReadOnlyList<PlanRecord> Records)
{
    /// <summary>大江町_計画取込様式_大江町DX推進計画.xlsx.</summary>
    public string FileName => Reports.FileNames.Safe($"{Municipality}_計画取込様式_{Title ?? "白紙"}") + ".xlsx";

    public IEnumerable<PlanRecord> Of(PlanKind kind) => Records.Where(record => record.Kind == kind);

    /// <summary>What the record is called that another one belongs to.</summary>
    internal string TitleOf(PlanSheet sheet, string? parentKey) => Of(sheet.Parent!).FirstOrDefault(record => record.Key == parentKey)?.Title ?? string.Empty;
}
