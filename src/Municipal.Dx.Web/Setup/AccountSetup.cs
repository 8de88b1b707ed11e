using Microsoft.AspNetCore.Authentication.Cookies;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Web.Setup;

public static class AccountSetup
{
    public static void AddPortalAccounts(this IServiceCollection services, PortalOptions options)
    {
        services.AddIdentityCore<PortalUser>().AddEntityFrameworkStores<DxDbContext>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/account/login";
            });
    }

    public static void UsePortalAccounts(this WebApplication app) => app.UseAuthentication();
}
