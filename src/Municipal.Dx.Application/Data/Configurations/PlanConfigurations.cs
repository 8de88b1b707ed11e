using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Domain.Glossary;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Plans");
        builder.Property(p => p.Title).HasMaxLength(Plan.TitleMax);
        foreach (var word in new[] { nameof(Plan.PolicyWord), nameof(Plan.FieldWord), nameof(Plan.MeasureWord), nameof(Plan.InitiativeWord), nameof(Plan.BaselineWord), nameof(Plan.TargetWord) })
        {
            builder.Property(word).HasMaxLength(Plan.WordMax);
        }

        builder.HasIndex(p => new { p.MunicipalityId, p.Key }).IsUnique();
        builder.HasIndex(p => p.MunicipalityId).IsUnique().HasFilter("State = 'Current'").HasDatabaseName("IX_Plans_Current");
        builder.HasOne(p => p.Municipality).WithMany().HasForeignKey(p => p.MunicipalityId);
        builder.HasMany(p => p.ParentPlans).WithOne(x => x.Plan).HasForeignKey(x => x.PlanId);
        builder.HasMany(p => p.Revisions).WithOne(x => x.Plan).HasForeignKey(x => x.PlanId);
        builder.HasMany(p => p.GovernanceBodies).WithOne().HasForeignKey(x => x.PlanId);
        builder.HasMany(p => p.Viewpoints).WithOne().HasForeignKey(x => x.PlanId);
        builder.HasMany(p => p.Notes).WithOne().HasForeignKey(x => x.PlanId);
        builder.HasMany(p => p.Policies).WithOne(x => x.Plan).HasForeignKey(x => x.PlanId);
        builder.HasMany<GlossaryTerm>().WithOne().HasForeignKey(x => x.PlanId);
        builder.Ignore(p => p.AuditKey);
    }
}

internal sealed class GovernanceBodyConfiguration : IEntityTypeConfiguration<GovernanceBody>
{
    public void Configure(EntityTypeBuilder<GovernanceBody> builder)
    {
        builder.ToTable("GovernanceBodies");
        builder.HasIndex(g => new { g.PlanId, g.Key }).IsUnique();
        builder.Property(g => g.Members).HasMaxLength(ModelConventions.TextMax);
        builder.Ignore(g => g.AuditKey);
    }
}

internal sealed class ViewpointConfiguration : IEntityTypeConfiguration<Viewpoint>
{
    public void Configure(EntityTypeBuilder<Viewpoint> builder)
    {
        builder.ToTable("Viewpoints");
        builder.HasIndex(v => new { v.PlanId, v.Key }).IsUnique();
        builder.Ignore(v => v.AuditKey);
    }
}

internal sealed class PlanNoteConfiguration : IEntityTypeConfiguration<PlanNote>
{
    public void Configure(EntityTypeBuilder<PlanNote> builder)
    {
        builder.ToTable("PlanNotes");
        builder.HasIndex(n => new { n.PlanId, n.Key }).IsUnique();
        builder.HasMany(n => n.Figures).WithOne(f => f.PlanNote).HasForeignKey(f => f.PlanNoteId);
        builder.Ignore(n => n.AuditKey);
    }
}

internal sealed class BasicPolicyConfiguration : IEntityTypeConfiguration<BasicPolicy>
{
    public void Configure(EntityTypeBuilder<BasicPolicy> builder)
    {
        builder.ToTable("BasicPolicies");
        builder.Property(p => p.Title).HasMaxLength(BasicPolicy.TitleMax);
        builder.HasIndex(p => new { p.PlanId, p.Key }).IsUnique();
        builder.HasMany(p => p.Fields).WithOne(f => f.BasicPolicy).HasForeignKey(f => f.BasicPolicyId);
        builder.HasMany(p => p.Measures).WithOne(m => m.BasicPolicy).HasForeignKey(m => m.BasicPolicyId);
        builder.Ignore(p => p.AuditKey);
    }
}

internal sealed class PolicyFieldConfiguration : IEntityTypeConfiguration<PolicyField>
{
    public void Configure(EntityTypeBuilder<PolicyField> builder)
    {
        builder.ToTable("PolicyFields");
        builder.HasIndex(f => new { f.BasicPolicyId, f.Key }).IsUnique();
        builder.Ignore(f => f.AuditKey);
    }
}

internal sealed class GlossaryTermConfiguration : IEntityTypeConfiguration<GlossaryTerm>
{
    public void Configure(EntityTypeBuilder<GlossaryTerm> builder)
    {
        builder.ToTable("GlossaryTerms");
        builder.Property(t => t.Term).HasMaxLength(GlossaryTerm.TermMax);
        builder.Property(t => t.Aliases).HasMaxLength(ModelConventions.TextMax);
        builder.HasIndex(t => new { t.PlanId, t.Term }).IsUnique();
        builder.Ignore(t => t.AuditKey);
        builder.Ignore(t => t.SearchParts);
    }
}
