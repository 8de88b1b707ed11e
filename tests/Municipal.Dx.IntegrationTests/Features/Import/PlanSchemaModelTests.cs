using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Features.Import;

public sealed class PlanSchemaModelTests
{
    /// <summary>What a file may hold must fit the column: SQLite would not say, SQL Server would fail the whole import.</summary>
    [Fact]
    public async Task MaxLength_OfEveryField_FitsItsColumn()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.OpenAll();

        foreach (var kind in PlanSchema.Kinds)
        {
            foreach (var field in kind.Fields.Where(f => f.Property is not null && f.Type is PlanFieldType.Text or PlanFieldType.TextList))
            {
                var column = db.Model.FindEntityType(kind.Entity!)!.FindProperty(field.Property!)!.GetMaxLength();
                var longest = field.Type == PlanFieldType.TextList ? 6 * PlanSchema.ListMax : field.MaxLength;
                longest.ShouldBeLessThanOrEqualTo(column ?? int.MaxValue, $"{kind.Name}.{field.Name}");
            }
        }
    }
}
