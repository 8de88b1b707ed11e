using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Application.Features.Municipalities;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Setup;

public static class AccountSetup
{
    public static void AddPortalAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<PortalUser>().AddEntityFrameworkStores<DxDbContext>();
        services.AddDataProtection().SetApplicationName("Municipal.Dx");
        services.AddSingleton<ProtectionKeyStore>();
        services.AddOptions<KeyManagementOptions>().Configure<ProtectionKeyStore>((keys, store) => keys.XmlRepository = store);
        services.AddSingleton<AttemptLimiter>();
        services.AddSingleton<SessionRegistry>();
        services.AddScoped<SessionCookie>();
        services.AddSingleton<CarriedForms>();
        services.AddSingleton<SecondFactorTickets>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<SessionStore>();
        services.AddScoped<SignInService>();
        services.AddScoped<InstallationFacts>();
        services.AddScoped<UserQueries>();
        services.AddScoped<UserService>();
        services.AddScoped<MunicipalityService>();
        services.AddScoped<TrialAccounts>();
        services.AddScoped<TrialPeriods>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = SessionCookieManager.PlainName;
                cookie.CookieManager = new SessionCookieManager();
                cookie.EventsType = typeof(SessionCookie);
                cookie.Cookie.HttpOnly = true;
                // Lax, not Strict: links in the groupware's mails must find the session. Forms carry a Strict token cookie.
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                // The registry ends sessions (30 minutes idle, 8 hours in all). The cookie outlives them so that it still
                // says whose form to carry through login.
                cookie.ExpireTimeSpan = TimeSpan.FromDays(1);
                cookie.SlidingExpiration = false;
                cookie.LoginPath = "/account/login";
            });
    }

    public static void UsePortalAccounts(this WebApplication app) => app.UseAuthentication();
}
