using System.Text.Json;
using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Commands;

/// <summary>Checks the whole audit trail and names the first bad row.</summary>
public sealed class VerifyAuditCommand : IPortalCommand
{
    public string Name => "verify-audit";

    public string Usage => "verify-audit                変更履歴が書き換えられていないか確かめます";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<PortalOptions>();
        AuditSeal? seal;
        try
        {
            seal = AuditSealFile.Read(options.DataFolder);
        }
        catch (JsonException)
        {
            await output.WriteLineAsync($"異常: フォルダーの控え({AuditSealFile.Name})が壊れていて読めません。");
            return 1;
        }

        var verdict = await services.GetRequiredService<AuditVerification>().VerifyAsync(seal, cancellationToken);
        if (!verdict.IsWhole)
        {
            await output.WriteLineAsync(verdict.BadId is { } id
                ? $"異常: {verdict.Count}件目(番号{id})で見つかりました。{verdict.Problem}"
                : $"異常: {verdict.Problem}");
            return 1;
        }

        await output.WriteLineAsync($"正常: {verdict.Count}件の変更履歴は、すべてつながっています。最後の照合値 {(verdict.Count == 0 ? "なし" : verdict.LastHash)}");
        if (seal is null)
        {
            await output.WriteLineAsync($"注意: フォルダーの控え({AuditSealFile.Name})がないため、最後の部分が失われていないかは確かめていません。");
        }

        return 0;
    }
}
