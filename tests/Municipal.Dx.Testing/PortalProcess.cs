using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Municipal.Dx.Testing;

/// <summary>
/// The built portal as a process of its own: what no in-process host can show (native libraries, start-up text, kill -9).
/// </summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringWriter _output = new();
    private readonly Task _outputRead;

    private PortalProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        _outputRead = Task.WhenAll(CollectAsync(process.StandardOutput), CollectAsync(process.StandardError));
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>What the portal wrote to the console so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Starts the portal and waits until it answers, or until it ends by itself.</summary>
    public static async Task<PortalProcess> StartAsync(string dataFolder, params (string Name, string Value)[] environment)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = StartInfo(dataFolder, ["--urls", address.ToString()]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var portal = new PortalProcess(Process.Start(start)!, address);
        await portal.UntilAnsweringAsync();
        return portal;
    }

    /// <summary>Runs a command of the portal to its end.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(string dataFolder, params string[] arguments)
    {
        using var process = Process.Start(StartInfo(dataFolder, arguments))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>Ends the process as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        await _output.DisposeAsync();
    }

    /// <summary>The program as the build left it in its own folder, in the configuration of this test run.</summary>
    public static string ProgramPath()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(RepositoryFolder.Root, "src", "Municipal.Dx.Web", "bin", configuration, "net10.0", "Municipal.Dx.Web.dll");
    }

    private static ProcessStartInfo StartInfo(string dataFolder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramPath(), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
        };
        start.Environment["DX_DATA"] = dataFolder;
        start.Environment.Remove("DX_TRIAL");
        return start;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task UntilAnsweringAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!_process.HasExited)
        {
            try
            {
                using var answer = await Client.GetAsync(new Uri("/readyz", UriKind.Relative), patience.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, patience.Token);
        }

        await _outputRead;
    }

    private Task CollectAsync(StreamReader reader) => Task.Run(async () =>
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.WriteLine(line);
            }
        }
    });
}
