namespace Municipal.Dx.Web.Pages.Account;

/// <summary>The second step of signing in, as its form carries it.</summary>
public sealed record SecondStep(string Ticket, string? ReturnUrl, string? Carried, string? Code);
