using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Security;

/// <summary>
/// Every endpoint with its verbs and its rule stands in <c>routes.txt</c>, read by whoever reviews a change. A new page fails
/// here until its line is written: that is the moment to think who may open it.
/// </summary>
public sealed class RouteSnapshotTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly string[] Readers = ["GET", "HEAD"];

    [Fact]
    public async Task Endpoints_WithTheirRules_AreThoseOfTheReviewedList()
    {
        var actual = (await PortalRoutes.AllAsync(portal)).ConvertAll(r => r.ToString().TrimEnd());
        var reviewed = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Security", "routes.txt"))).Where(line => line.Length > 0).ToList();

        actual.Except(reviewed).ShouldBeEmpty("Add to routes.txt what is meant:\n" + string.Join('\n', actual.Except(reviewed)));
        reviewed.Except(actual).ShouldBeEmpty("Take out of routes.txt what is gone:\n" + string.Join('\n', reviewed.Except(actual)));
    }

    [Fact]
    public async Task Endpoints_None_IsWithoutRule() =>
        (await PortalRoutes.AllAsync(portal)).Where(r => r.Access is null).ShouldBeEmpty();

    [Fact]
    public async Task Endpoints_ThatAreNoPages_OnlyRead() =>
        (await PortalRoutes.AllAsync(portal)).Where(r => !r.IsPage && r.Methods.Except(Readers).Any()).ShouldBeEmpty("Pages check form tokens; other endpoints do not.");
}
