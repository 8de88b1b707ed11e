using Municipal.Dx.Application.Features.Departments;

namespace Municipal.Dx.Web.Pages.Departments;

/// <summary>The table of departments, on the members' page and on the office's.</summary>
public sealed record DepartmentTable(DepartmentTree Tree, bool ShowsPeople, bool MayEdit);
