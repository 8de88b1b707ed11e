using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class KpiConfiguration : IEntityTypeConfiguration<Kpi>
{
    public void Configure(EntityTypeBuilder<Kpi> builder)
    {
        builder.ToTable("Kpis");
        builder.Property(k => k.Name).HasMaxLength(Kpi.NameMax);
        builder.Property(k => k.Unit).HasMaxLength(Kpi.UnitMax);
        builder.Property(k => k.BaselineText).HasMaxLength(Kpi.TextMax);
        builder.Property(k => k.TargetText).HasMaxLength(Kpi.TextMax);
        builder.HasIndex(k => new { k.PlanId, k.Key }).IsUnique();
        builder.HasOne(k => k.Plan).WithMany().HasForeignKey(k => k.PlanId);
        builder.HasOne(k => k.Predecessor).WithMany().HasForeignKey(k => k.PredecessorId);
        builder.HasMany(k => k.YearlyTargets).WithOne(t => t.Kpi).HasForeignKey(t => t.KpiId);
        builder.HasMany(k => k.Actuals).WithOne(a => a.Kpi).HasForeignKey(a => a.KpiId);
        builder.HasMany(k => k.TargetChanges).WithOne(c => c.Kpi).HasForeignKey(c => c.KpiId);
        builder.Ignore(k => k.AuditKey);
        builder.Ignore(k => k.SearchParts);
    }
}

internal sealed class YearlyTargetConfiguration : IEntityTypeConfiguration<YearlyTarget>
{
    public void Configure(EntityTypeBuilder<YearlyTarget> builder)
    {
        builder.ToTable("YearlyTargets");
        builder.Property(t => t.Text).HasMaxLength(Kpi.TextMax);
        builder.HasIndex(t => new { t.KpiId, t.FiscalYear }).IsUnique();
    }
}

internal sealed class ActualValueConfiguration : IEntityTypeConfiguration<ActualValue>
{
    public void Configure(EntityTypeBuilder<ActualValue> builder)
    {
        builder.ToTable("ActualValues");
        builder.HasIndex(a => new { a.KpiId, a.ReportingPeriodId }).IsUnique();
        builder.HasIndex(a => new { a.ReportingPeriodId, a.Outcome });
        builder.HasOne(a => a.ReportingPeriod).WithMany().HasForeignKey(a => a.ReportingPeriodId);
        builder.Ignore(a => a.AuditKey);
    }
}

internal sealed class TargetChangeConfiguration : IEntityTypeConfiguration<TargetChange>
{
    public void Configure(EntityTypeBuilder<TargetChange> builder)
    {
        builder.ToTable("TargetChanges");
        builder.Property(c => c.Before).HasMaxLength(TargetChange.BeforeMax);
    }
}
