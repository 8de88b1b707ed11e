using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Testing;

namespace Municipal.Dx.UnitTests.PlanFiles;

public sealed class PlanSchemaTests
{
    [Theory]
    [InlineData("planFile", "plan.schema.json")]
    [InlineData("glossaryFile", "glossary.schema.json")]
    public void JsonSchema_CheckedIn_IsInStep(string root, string file)
    {
        var schema = PlanJsonSchema.Of(root == "planFile" ? PlanSchema.PlanFile : PlanSchema.GlossaryFile);
        if (Environment.GetEnvironmentVariable("DX_WRITE_SCHEMA") == "1")
        {
            File.WriteAllText(Path.Combine(PlanSeeds.Folder, "schema", file), schema);
        }

        RepositoryFolder.Read($"seeds/schema/{file}").ShouldBe(schema, $"Run the test with DX_WRITE_SCHEMA=1 to write seeds/schema/{file} anew.");
    }

    [Fact]
    public void Fields_WithProperty_AreBoundToTheEntity()
    {
        foreach (var kind in PlanSchema.Kinds)
        {
            foreach (var field in kind.Fields.Where(f => f.Property is not null))
            {
                kind.Entity.ShouldNotBeNull().GetProperty(field.Property!).ShouldNotBeNull($"{kind.Name}.{field.Name}");
            }
        }
    }

    [Fact]
    public void FormatPage_NamesEveryField()
    {
        var page = RepositoryFolder.Read("docs/plan-file-format.md");

        PlanSchema.Kinds.SelectMany(k => k.Fields).Select(f => f.OwnName).Distinct()
            .Where(name => !page.Contains(name, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
