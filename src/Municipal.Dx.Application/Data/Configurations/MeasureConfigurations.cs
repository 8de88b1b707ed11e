using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class MeasureConfiguration : IEntityTypeConfiguration<Measure>
{
    public void Configure(EntityTypeBuilder<Measure> builder)
    {
        builder.ToTable("Measures");
        builder.Property(m => m.Title).HasMaxLength(Measure.TitleMax);
        builder.Property(m => m.Number).HasMaxLength(Measure.NumberMax);
        builder.Property(m => m.Sdgs).HasMaxLength(ModelConventions.ShortMax);
        builder.HasIndex(m => new { m.PlanId, m.Key }).IsUnique();
        builder.HasIndex(m => new { m.PlanId, m.Order });
        builder.HasOne(m => m.Plan).WithMany().HasForeignKey(m => m.PlanId);
        builder.HasOne(m => m.PolicyField).WithMany().HasForeignKey(m => m.PolicyFieldId);
        builder.HasOne(m => m.Predecessor).WithMany().HasForeignKey(m => m.PredecessorId);
        builder.Ignore(m => m.AuditKey);
        builder.Ignore(m => m.SearchParts);
    }
}

internal sealed class MeasureOwnerConfiguration : IEntityTypeConfiguration<MeasureOwner>
{
    public void Configure(EntityTypeBuilder<MeasureOwner> builder)
    {
        builder.ToTable("MeasureOwners");
        builder.HasIndex(o => new { o.MeasureId, o.DepartmentId }).IsUnique();
        builder.HasOne(o => o.Measure).WithMany(m => m.Owners).HasForeignKey(o => o.MeasureId);
        builder.HasOne(o => o.Department).WithMany().HasForeignKey(o => o.DepartmentId);
    }
}

internal sealed class MeasureKpiConfiguration : IEntityTypeConfiguration<MeasureKpi>
{
    public void Configure(EntityTypeBuilder<MeasureKpi> builder)
    {
        builder.ToTable("MeasureKpis");
        builder.HasIndex(l => new { l.MeasureId, l.KpiId }).IsUnique();
        builder.HasOne(l => l.Measure).WithMany(m => m.Kpis).HasForeignKey(l => l.MeasureId);
        builder.HasOne(l => l.Kpi).WithMany(k => k.Measures).HasForeignKey(l => l.KpiId);
    }
}

internal sealed class MeasurePriorityConfiguration : IEntityTypeConfiguration<MeasurePriority>
{
    public void Configure(EntityTypeBuilder<MeasurePriority> builder)
    {
        builder.ToTable("MeasurePriorities");
        builder.HasIndex(p => new { p.MeasureId, p.NationalPriorityId }).IsUnique();
        builder.HasOne(p => p.Measure).WithMany(m => m.Priorities).HasForeignKey(p => p.MeasureId);
        builder.HasOne(p => p.NationalPriority).WithMany().HasForeignKey(p => p.NationalPriorityId);
    }
}

internal sealed class InitiativeConfiguration : IEntityTypeConfiguration<Initiative>
{
    public void Configure(EntityTypeBuilder<Initiative> builder)
    {
        builder.ToTable("Initiatives");
        builder.Property(i => i.Title).HasMaxLength(Initiative.TitleMax);
        builder.HasIndex(i => new { i.PlanId, i.Key }).IsUnique();
        builder.HasOne<Domain.Plans.Plan>().WithMany().HasForeignKey(i => i.PlanId);
        builder.HasOne(i => i.Measure).WithMany(m => m.Initiatives).HasForeignKey(i => i.MeasureId);
        builder.Ignore(i => i.AuditKey);
        builder.Ignore(i => i.SearchParts);
    }
}

internal sealed class InitiativeOwnerConfiguration : IEntityTypeConfiguration<InitiativeOwner>
{
    public void Configure(EntityTypeBuilder<InitiativeOwner> builder)
    {
        builder.ToTable("InitiativeOwners");
        builder.HasIndex(o => new { o.InitiativeId, o.DepartmentId }).IsUnique();
        builder.HasOne(o => o.Initiative).WithMany(i => i.Owners).HasForeignKey(o => o.InitiativeId);
        builder.HasOne(o => o.Department).WithMany().HasForeignKey(o => o.DepartmentId);
    }
}

internal sealed class SchedulePhaseConfiguration : IEntityTypeConfiguration<SchedulePhase>
{
    public void Configure(EntityTypeBuilder<SchedulePhase> builder)
    {
        builder.ToTable("SchedulePhases");
        builder.Property(p => p.Label).HasMaxLength(SchedulePhase.LabelMax);
        builder.HasOne(p => p.Initiative).WithMany(i => i.Phases).HasForeignKey(p => p.InitiativeId);
    }
}

internal sealed class NationalPriorityConfiguration : IEntityTypeConfiguration<NationalPriority>
{
    public void Configure(EntityTypeBuilder<NationalPriority> builder)
    {
        builder.ToTable("NationalPriorities");
        builder.Property(p => p.CatalogueVersion).HasMaxLength(10);
        builder.Property(p => p.Code).HasMaxLength(5);
        builder.HasIndex(p => new { p.CatalogueVersion, p.Code }).IsUnique();
        var order = 0;
        builder.HasData(NationalPriority.Catalogue.Select(item => new NationalPriority
        {
            Id = ++order,
            CatalogueVersion = NationalPriority.CurrentCatalogue,
            Code = item.Code,
            Label = item.Label,
            ShortLabel = item.ShortLabel,
            Order = order,
        }));
    }
}
