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
        builder.HasOne(p => p.RatingScaleVersion).WithMany().HasForeignKey(p => p.RatingScaleVersionId);
        builder.HasMany(p => p.Extensions).WithOne(e => e.ReportingPeriod).HasForeignKey(e => e.ReportingPeriodId);
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
        builder.HasMany(r => r.Parts).WithOne(p => p.ProgressReport).HasForeignKey(p => p.ProgressReportId);
        builder.HasMany(r => r.Messages).WithOne(m => m.ProgressReport).HasForeignKey(m => m.ProgressReportId);
        builder.HasMany(r => r.Evidence).WithOne(e => e.ProgressReport).HasForeignKey(e => e.ProgressReportId);
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
        builder.HasMany(p => p.Figures).WithOne(f => f.DepartmentPart).HasForeignKey(f => f.DepartmentPartId);
        builder.Ignore(p => p.AuditKey);
    }
}

internal sealed class PartFigureConfiguration : IEntityTypeConfiguration<PartFigure>
{
    public void Configure(EntityTypeBuilder<PartFigure> builder)
    {
        builder.ToTable("PartFigures");
        builder.HasIndex(f => new { f.DepartmentPartId, f.KpiId }).IsUnique();
        builder.HasOne(f => f.Kpi).WithMany().HasForeignKey(f => f.KpiId);
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
        builder.Ignore(p => p.AuditKey);
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
        builder.HasOne(o => o.AnsweredInPeriod).WithMany().HasForeignKey(o => o.AnsweredInPeriodId);
        builder.Ignore(o => o.AuditKey);
    }
}
