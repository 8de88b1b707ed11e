using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.Features.My;
using Municipal.Dx.Application.Features.Owners;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Pages.Reports;

namespace Municipal.Dx.Web.Setup;

/// <summary>Services of what departments answer and of what the office keeps in order.</summary>
public static class OfficeSetup
{
    public static void AddOfficeFeatures(this IServiceCollection services)
    {
        services.AddScoped<MyQueries>();
        services.AddScoped<MyReportQueries>();
        services.AddScoped<MySubmitting>();
        services.AddScoped<OwnerQueries>();
        services.AddScoped<OwnerAssignments>();
        services.AddScoped<DepartmentQueries>();
        services.AddScoped<DepartmentService>();
        services.AddScoped<Reorganisation>();
        services.AddScoped<AuditQueries>();
        services.AddScoped<AuditVerification>();
        services.AddScoped<ImportRuns>();
        services.AddScoped<BookShelf>();
        services.AddScoped<BookDesk>();
        services.AddSingleton<BookSizes>();
        services.AddSingleton(provider => new BookJobFiles(Path.Combine(provider.GetRequiredService<PortalOptions>().DataFolder, "books")));
        services.AddSingleton<BookWriting>(BookWriter.Write);
        services.AddSingleton<BookJobs>();
        services.AddHostedService(provider => provider.GetRequiredService<BookJobs>());
        services.AddHostedService<AuditSealWriter>();
    }
}
