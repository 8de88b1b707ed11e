using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Municipal.Dx.Web.Setup;

/// <summary>
/// Answers 400 to a host name that is not ours: those of the listening addresses and those of <c>DX_HOSTS</c>. A portal that
/// listens everywhere also answers to the machine's own name and addresses.
/// </summary>
public sealed class AllowedHosts(RequestDelegate next, PortalOptions options, IServer server)
{
    private HashSet<string>? _hosts;

    public Task InvokeAsync(HttpContext context)
    {
        _hosts ??= Hosts(options.Hosts, server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        if (_hosts.Contains(context.Request.Host.Host))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    public static HashSet<string> Hosts(IEnumerable<string> named, IEnumerable<string> addresses)
    {
        var hosts = new HashSet<string>(named, StringComparer.OrdinalIgnoreCase);
        var bound = addresses.Select(a => BindingAddress.Parse(a).Host).ToList();
        if (bound.Count == 0 || bound.Exists(h => IsEverywhere(h) || h == "localhost" || (IPAddress.TryParse(h, out var ip) && IPAddress.IsLoopback(ip))))
        {
            hosts.UnionWith(["localhost", "127.0.0.1", "[::1]"]);
        }

        if (bound.Exists(IsEverywhere))
        {
            hosts.Add(Environment.MachineName);
            hosts.UnionWith(OwnAddresses());
        }

        hosts.UnionWith(bound.Where(h => !IsEverywhere(h)));
        return hosts;
    }

    private static bool IsEverywhere(string host) => host is "*" or "+" or "0.0.0.0" or "[::]";

    private static IEnumerable<string> OwnAddresses() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{a.Address}]" : a.Address.ToString());
}
