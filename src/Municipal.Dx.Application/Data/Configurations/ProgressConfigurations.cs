using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class ReportingPeriodConfiguration : IEntityTypeConfiguration<ReportingPeriod>
{
    public void Configure(EntityTypeBuilder<ReportingPeriod> builder)
    {
        builder.ToTable("ReportingPeriods");
        builder.HasIndex(p => new { p.PlanId, p.Key }).IsUnique();
        builder.HasIndex(p => new { p.PlanId, p.From });
        builder.HasOne(p => p.Plan).WithMany().HasForeignKey(p => p.PlanId);
        builder.Ignore(p => p.AuditKey);
    }
}

internal sealed class ProgressReportConfiguration : IEntityTypeConfiguration<ProgressReport>
{
    public void Configure(EntityTypeBuilder<ProgressReport> builder)
    {
        builder.ToTable("ProgressReports");
        foreach (var rating in new[] { nameof(ProgressReport.SelfRating), nameof(ProgressReport.OfficeRating), nameof(ProgressReport.CommitteeRating) })
        {
            builder.Property(rating).HasMaxLength(10);
        }

        builder.HasIndex(r => new { r.MeasureId, r.ReportingPeriodId }).IsUnique();
        builder.HasIndex(r => new { r.ReportingPeriodId, r.State });
        builder.HasOne(r => r.Measure).WithMany().HasForeignKey(r => r.MeasureId);
        builder.HasOne(r => r.ReportingPeriod).WithMany().HasForeignKey(r => r.ReportingPeriodId);
        builder.HasMany(r => r.Parts).WithOne().HasForeignKey(p => p.ProgressReportId);
        builder.Ignore(r => r.AuditKey);
    }
}

internal sealed class DepartmentPartConfiguration : IEntityTypeConfiguration<DepartmentPart>
{
    public void Configure(EntityTypeBuilder<DepartmentPart> builder)
    {
        builder.ToTable("DepartmentParts");
        builder.HasIndex(p => new { p.ProgressReportId, p.DepartmentId }).IsUnique();
        builder.HasOne(p => p.Department).WithMany().HasForeignKey(p => p.DepartmentId);
    }
}

internal sealed class InitiativeProgressConfiguration : IEntityTypeConfiguration<InitiativeProgress>
{
    public void Configure(EntityTypeBuilder<InitiativeProgress> builder)
    {
        builder.ToTable("InitiativeProgress");
        builder.HasIndex(p => new { p.InitiativeId, p.ReportingPeriodId }).IsUnique();
        builder.HasOne(p => p.Initiative).WithMany().HasForeignKey(p => p.InitiativeId);
        builder.HasOne(p => p.ReportingPeriod).WithMany().HasForeignKey(p => p.ReportingPeriodId);
    }
}

internal sealed class CommitteeOpinionConfiguration : IEntityTypeConfiguration<CommitteeOpinion>
{
    public void Configure(EntityTypeBuilder<CommitteeOpinion> builder)
    {
        builder.ToTable("CommitteeOpinions");
        builder.HasIndex(o => new { o.MeasureId, o.Key }).IsUnique();
        builder.HasOne(o => o.Measure).WithMany().HasForeignKey(o => o.MeasureId);
        builder.HasOne(o => o.Department).WithMany().HasForeignKey(o => o.DepartmentId);
        builder.Ignore(o => o.AuditKey);
    }
}
