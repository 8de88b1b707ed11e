using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Web.Commands;

namespace Municipal.Dx.Web.Setup;

/// <summary>The few lines printed once the portal listens: where to open it, and with which accounts.</summary>
public static class Announcement
{
    public static async Task PrintAsync(WebApplication app, Startup startup, TextWriter output)
    {
        var addresses = AddressesOf(app);
        await output.WriteLineAsync();
        await output.WriteLineAsync($"DX推進計画ポータルを開始しました: {string.Join(' ', addresses)}");
        foreach (var seed in startup.Seeds)
        {
            await ImportTexts.WriteAsync(output, Path.GetFileName(seed.Folder), seed.Result);
        }

        if (startup.Trial is { } trial)
        {
            await PrintTrialAsync(trial, output);
        }

        if (startup.FirstAdministratorToken is { } token)
        {
            await output.WriteLineAsync("利用者がまだいません。次のリンクをブラウザーで開いて、最初の管理者を登録してください(1回だけ使えます)。");
            await output.WriteLineAsync($"  {addresses.FirstOrDefault()}/account/first-administrator?token={token}");
        }

        await output.WriteLineAsync("終了するには Ctrl+C を押してください。");
        await output.FlushAsync();
    }

    private static async Task PrintTrialAsync(TrialReport trial, TextWriter output)
    {
        await output.WriteLineAsync("体験モードです。本番のデータは入れないでください。");
        await output.WriteLineAsync($"  パスワード(全員共通): {trial.Password}");
        await output.WriteLineAsync("  利用者ID: admin(システム管理者)");
        foreach (var slug in trial.Slugs)
        {
            await output.WriteLineAsync($"  利用者ID: {slug}-office(事務局) {slug}-head(所属長) {slug}-staff(担当者) {slug}-committee(委員)");
        }
    }

    /// <summary>The addresses as a browser on this machine opens them.</summary>
    private static List<string> AddressesOf(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Select(a => a.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)).ToList();
    }
}
