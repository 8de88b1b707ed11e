using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.WebEncoders;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Dashboard;
using Municipal.Dx.Application.Features.Glossary;
using Municipal.Dx.Application.Features.History;
using Municipal.Dx.Application.Features.Home;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Application.Features.Search;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Setup;

/// <summary>Puts the portal together: services and pipeline.</summary>
public static class Portal
{
    internal const long FormMax = 2 * 1024 * 1024;

    /// <summary>The folder of <c>wwwroot</c>: beside the program when published, the project folder when only built.</summary>
    public static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
            {
                return folder.FullName;
            }
        }

        return Directory.GetCurrentDirectory();
    }

    public static void AddServices(WebApplicationBuilder builder, PortalOptions options)
    {
        Directory.CreateDirectory(options.DataFolder);
        builder.AddPortalLogging(options);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = FormMax;
        });

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddDxDatabase(options);
        services.AddHttpContextAccessor();
        services.AddScoped(provider => new CurrentUser(provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User));
        services.AddScoped<Here>();
        services.AddPagesAndForms();
        services.AddCompression();
        services.AddHealthChecks().AddDbContextCheck<DxDbContext>("database", tags: ["ready"]);
        services.AddPortalAccounts();
        services.AddFeatures();
    }

    private static void AddPagesAndForms(this IServiceCollection services)
    {
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "dx-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(note =>
        {
            note.Cookie.Name = "dx-note";
            note.Cookie.SameSite = SameSiteMode.Strict;
            note.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(365);
            hsts.IncludeSubDomains = true;
        });
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = FormMax;
            form.ValueCountLimit = 4096;
        });
        // Japanese stands in the pages as it is: a third of the size of numeric references, and readable in the source.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(route => route.LowercaseUrls = true);
        services.AddRazorPages(pages => pages.RootDirectory = "/Pages")
            .AddMvcOptions(mvc =>
            {
                BindingMessages.UseJapanese(mvc.ModelBindingMessageProvider);
                mvc.Filters.Add<HandlerFilter>();
                mvc.Filters.Add<RestoreFilter>();
            });
    }

    private static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    public static void UsePipeline(WebApplication app)
    {
        var options = app.Services.GetRequiredService<PortalOptions>();
        if (options.Proxies.Count > 0)
        {
            app.UseForwardedHeaders(ForwardedFrom(options.Proxies));
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(ReadErrorPage);
        if (!options.IsTrial && !app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseMiddleware<AllowedHosts>();
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = CacheStatic });
        app.Use((context, next) => Challenge.ShowLoginForKeptFormAsync(context, next));
        app.UseRouting();
        app.UsePortalAccounts();
        app.UseMiddleware<PortalGate>();
        app.MapRazorPages();
        app.MapPortalEndpoints();
    }

    private static void AddFeatures(this IServiceCollection services)
    {
        services.AddScoped<MeasureQueries>();
        services.AddScoped<MeasureDetailQueries>();
        services.AddScoped<MeasureEditing>();
        services.AddScoped<MeasureCreation>();
        services.AddScoped<MeasureRemoval>();
        services.AddScoped<DashboardQueries>();
        services.AddPlanFeatures();
        services.AddScoped<HistoryQueries>();
        services.AddScoped<FixedStates>();
        services.AddKpiFeatures();
        services.AddPeriodFeatures();
        services.AddScoped<PageGlossary>();
        services.AddScoped<ConflictQueries>();
        services.AddScoped<ShellQueries>();
        services.AddScoped<SearchQueries>();
        services.AddScoped<HomeQueries>();
        services.AddOfficeFeatures();
        services.AddEntryFeatures();
        services.AddReminders();
        services.AddSnapshotFeatures();
        services.AddBooks();
        services.AddSurvey();
        services.AddScoped<PlanImporter>();
        services.AddScoped<PlanExporter>();
        services.AddScoped<SeedStartup>();
        services.AddScoped<PlanJsonQueries>();
        services.AddScoped<PublishedData>();
        services.AddScoped<PublishedPeriods>();
    }

    /// <summary>An error page is read, whatever was sent: the refused verb and body must not be answered a second time.</summary>
    private static Task ReadErrorPage(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
            context.Features.Set<IFormFeature>(null);
        }

        return next(context);
    }

    private static void CacheStatic(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = context.Context.Request.Query.ContainsKey("v")
            ? "public, max-age=31536000, immutable"
            : "public, max-age=600";

    private static ForwardedHeadersOptions ForwardedFrom(IReadOnlyList<string> proxies)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownIPNetworks.Clear();
        forwarded.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            forwarded.KnownProxies.Add(System.Net.IPAddress.Parse(proxy));
        }

        return forwarded;
    }
}
