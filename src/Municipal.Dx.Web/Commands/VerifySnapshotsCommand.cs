using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Snapshots;

namespace Municipal.Dx.Web.Commands;

/// <summary>Recomputes the check value of every fixed period and committee draft.</summary>
public sealed class VerifySnapshotsCommand : IPortalCommand
{
    public string Name => "verify-snapshots";

    public string Usage => "verify-snapshots            確定した報告期と委員会資料の案が書き換えられていないか確かめます";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        services.GetRequiredService<MunicipalityScope>().EnterAll();
        var (count, faults) = await services.GetRequiredService<SnapshotVerification>().VerifyAllAsync(cancellationToken);
        foreach (var fault in faults)
        {
            await output.WriteLineAsync($"異常: {fault.Municipality} {fault.Period} {fault.Edition}。{fault.Problem}");
        }

        await output.WriteLineAsync(faults.Count == 0 ? $"正常: {count}件の版は、すべて照合値と合います。" : $"{count}件のうち{faults.Count}件に異常があります。");
        return faults.Count == 0 ? 0 : 1;
    }
}
