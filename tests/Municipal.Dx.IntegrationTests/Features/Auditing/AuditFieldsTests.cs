using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Domain;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Features.Auditing;

public sealed class AuditFieldsTests
{
    private static readonly HashSet<string> NeverKept =
    [
        "Version", "SearchText", "ChangedAt", "Id", "MunicipalityId", "PlanId", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "AccessVersion",
        "LastSignInAt", "AccessFailedCount", "LockoutEnd", "PlanText", "GlossaryText", "Content", "NormalizedUserName", "NormalizedEmail",
    ];

    [Fact]
    public async Task LabelOf_EveryPropertyOfAuditedRecords_IsJapanese()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open(scope => scope.EnterAll());
        var fields = db.Model.GetEntityTypes().Where(t => typeof(IAudited).IsAssignableFrom(t.ClrType))
            .SelectMany(t => t.GetProperties().Select(p => p.Name))
            .Where(name => !NeverKept.Contains(name) && !AuditFields.IsTechnical(name))
            .Distinct().ToList();

        fields.Where(name => AuditFields.LabelOf(name) == name && name != "KPI").ShouldBeEmpty();
    }
}
