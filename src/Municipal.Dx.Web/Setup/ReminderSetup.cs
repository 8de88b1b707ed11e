using Municipal.Dx.Application.Features.Calendar;
using Municipal.Dx.Application.Features.Deputies;
using Municipal.Dx.Application.Features.Municipalities;
using Municipal.Dx.Application.Features.Reminders;
using Municipal.Dx.Web.Reminders;

namespace Municipal.Dx.Web.Setup;

/// <summary>再依頼, the calendar they keep to, and the office's settings for them.</summary>
public static class ReminderSetup
{
    public static void AddReminders(this IServiceCollection services)
    {
        services.AddScoped<ClosedDays>();
        services.AddScoped<MunicipalitySettings>();
        services.AddScoped<DeputyService>();
        services.AddScoped<DepartmentWorkQueries>();
        services.AddScoped<ReminderQueries>();
        services.AddScoped<ReminderService>();
        services.AddScoped<ReminderMailing>();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddSingleton<ReminderClock>();
        services.AddHostedService(provider => provider.GetRequiredService<ReminderClock>());
    }
}
