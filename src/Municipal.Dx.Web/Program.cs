using Municipal.Dx.Web.Commands;
using Municipal.Dx.Web.Setup;

Culture.Use();
var isCommand = PortalCommands.IsCommand(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = isCommand ? [] : args,
    ContentRootPath = Portal.ContentRoot(),
});
var options = PortalOptions.From(builder.Configuration, builder.Environment.ContentRootPath);
if (isCommand && PortalCommands.RefusalOf(args, options) is { } missing)
{
    await Console.Error.WriteLineAsync(missing);
    return StartFailure.ExitCode;
}

try
{
    Portal.AddServices(builder, options);

    var app = builder.Build();
    if (isCommand)
    {
        return await PortalCommands.RunAsync(app.Services, args, Console.Out, CancellationToken.None);
    }

    Portal.UsePipeline(app);
    var startup = await StartupTasks.RunAsync(app.Services, CancellationToken.None);
    if (startup.Refusal is { } refusal)
    {
        await Console.Error.WriteLineAsync(refusal);
        return StartupTasks.RefusedExitCode;
    }

    await app.StartAsync();
    await Announcement.PrintAsync(app, startup, Console.Out);
    LoggingSetup.ShowWarningsOnConsole();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (StartFailure.SentenceFor(e, options) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return StartFailure.ExitCode;
}

/// <summary>Entry point, public for the test host.</summary>
public partial class Program;
