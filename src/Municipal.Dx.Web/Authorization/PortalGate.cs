using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Authorization;

/// <summary>
/// The wall in front of every endpoint: closed unless the endpoint says who may open it, 404 for another municipality and
/// for what does not exist, 403 for what one may see but not do. Sets the municipality scope and the change context.
/// </summary>
public sealed class PortalGate(RequestDelegate next)
{
    public const string MunicipalityRouteValue = "m";

    public async Task InvokeAsync(HttpContext context, CurrentUser user, Here here, MunicipalityScope scope, ChangeContext change, DxDbContext db, TimeProvider time)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await next(context);
            return;
        }

        here.Today = JapanToday(time);
        change.Source = ChangeSource.Web;
        if (user.Id is { } id)
        {
            (change.UserId, change.ActorName, change.ActorPost) = (id, user.Name, user.Post);
        }

        if (endpoint.Metadata.GetMetadata<AccessAttribute>() is not { } rule)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!await IsTurnedAwayAsync(context, user, rule.Access) && !await IsRefusedAsync(context, user, here, scope, db, endpoint, rule.Access))
        {
            await next(context);
        }
    }

    private static async Task<bool> IsTurnedAwayAsync(HttpContext context, CurrentUser user, Access access)
    {
        if (!user.IsSignedIn && access != Access.Anonymous)
        {
            await Challenge.ToSignInAsync(context);
            return true;
        }

        if (access is Access.Anonymous or Access.SignedIn || FirstDuty(context, user) is not { } page)
        {
            return false;
        }

        context.Response.Redirect(page);
        return true;
    }

    /// <summary>What a person has to do before anything else: change an initial password, set up the second factor their role needs.</summary>
    private static string? FirstDuty(HttpContext context, CurrentUser user) => user switch
    {
        { MustChangePassword: true } => "/account/password",
        { HasSecondFactor: false } when context.RequestServices.GetRequiredService<PortalOptions>().SecondFactorRoles.Any(user.Has) => "/account/second-factor/setup",
        _ => null,
    };

    private static async Task<bool> IsRefusedAsync(HttpContext context, CurrentUser user, Here here, MunicipalityScope scope, DxDbContext db, Endpoint endpoint, Access access)
    {
        var status = IsTooLarge(context, endpoint) ? StatusCodes.Status413PayloadTooLarge : await RefusalAsync(context, user, here, scope, db, access);
        if (status is null)
        {
            return false;
        }

        context.Response.StatusCode = status.Value;
        return true;
    }

    /// <summary>Said here, because reading the form later would report it as a broken token.</summary>
    private static bool IsTooLarge(HttpContext context, Endpoint endpoint) =>
        context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null
        && context.Request.ContentLength > (endpoint.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Portal.FormMax);

    public static DateOnly JapanToday(TimeProvider time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), JapanZone).DateTime);

    public static readonly TimeZoneInfo JapanZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    private static async Task<int?> RefusalAsync(HttpContext context, CurrentUser user, Here here, MunicipalityScope scope, DxDbContext db, Access access)
    {
        if (context.GetRouteValue(MunicipalityRouteValue) is not string slug)
        {
            return user.Satisfies(access) ? null : StatusCodes.Status403Forbidden;
        }

        var row = await WallQueries.MunicipalityAndPlan(db, slug, context.Request.Query["plan"].ToString());
        if (row is null || (access != Access.Anonymous && !user.BelongsTo(row.Municipality.Id)))
        {
            return StatusCodes.Status404NotFound;
        }

        here.Municipality = row.Municipality;
        scope.Enter(row.Municipality.Id);
        if (row.Plan is { } plan)
        {
            here.Plan = plan;
        }

        return user.Satisfies(access) ? null : StatusCodes.Status403Forbidden;
    }
}

/// <summary>The one query behind the wall: municipality and plan of the path.</summary>
internal static class WallQueries
{
    internal sealed record Found(MunicipalityHere Municipality, PlanHere? Plan);

    public static Task<Found?> MunicipalityAndPlan(DxDbContext db, string slug, string planKey) =>
        db.Municipalities.AsNoTracking()
            .Where(m => m.Slug == slug)
            .Select(m => new Found(
                new MunicipalityHere(m.Id, m.Slug, m.Name, m.Prefecture, m.IsTrial, m.LeadsWithTargetRatio, m.UsesStraightLineGuide),
                db.Plans.IgnoreQueryFilters()
                    .Where(p => p.MunicipalityId == m.Id && (planKey == "" ? p.State == PlanState.Current : p.Key == planKey))
                    .Select(p => new PlanHere(p.Id, p.Key, p.Title, p.Kind, p.Edition, p.Issued, p.FirstFiscalYear, p.LastFiscalYear, p.PolicyWord, p.FieldWord, p.MeasureWord, p.InitiativeWord, p.BaselineWord, p.TargetWord, p.State, p.IsPublished))
                    .FirstOrDefault()))
            .FirstOrDefaultAsync();
}
