using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Web.Pages.Shared;

public static class GanttTints
{
    public static string CssOf(PhaseTint tint) => tint switch
    {
        PhaseTint.Study => "phase--plan",
        PhaseTint.Build => "phase--build",
        PhaseTint.Run => "phase--run",
        _ => "phase--other",
    };
}
