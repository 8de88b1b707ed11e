namespace Municipal.Dx.Web.Authorization;

/// <summary>What someone without a session gets: the login page, which leads back to where they were.</summary>
public static class Challenge
{
    public static Task ToSignInAsync(HttpContext context)
    {
        var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path.Value + context.Request.QueryString.Value : context.Request.Path.Value;
        context.Response.Redirect("/account/login?returnUrl=" + Uri.EscapeDataString(back ?? "/"));
        return Task.CompletedTask;
    }
}
