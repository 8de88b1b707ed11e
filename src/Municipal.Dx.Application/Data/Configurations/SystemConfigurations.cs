using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(a => a.Reason).HasMaxLength(AuditEntry.ReasonMax);
        builder.Property(a => a.PreviousHash).HasMaxLength(64);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.HasIndex(a => new { a.MunicipalityId, a.At });
        builder.HasIndex(a => new { a.PlanId, a.RecordKey });
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("AuditHead");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.LastHash).HasMaxLength(64);
        builder.HasData(new AuditHead());
    }
}

internal sealed class ImportedRecordConfiguration : IEntityTypeConfiguration<ImportedRecord>
{
    public void Configure(EntityTypeBuilder<ImportedRecord> builder)
    {
        builder.ToTable("ImportedRecords");
        builder.Property(r => r.Key).HasMaxLength(ModelConventions.LineMax - 1);
        builder.HasIndex(r => new { r.PlanId, r.Kind, r.Key }).IsUnique();
        builder.HasOne<Plan>().WithMany().HasForeignKey(r => r.PlanId);
    }
}

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns");
        builder.HasIndex(r => r.Key).IsUnique();
        builder.HasIndex(r => new { r.MunicipalityId, r.UploadedAt });
        builder.Ignore(r => r.AuditKey);
    }
}

internal sealed class SurveyUploadConfiguration : IEntityTypeConfiguration<SurveyUpload>
{
    public void Configure(EntityTypeBuilder<SurveyUpload> builder)
    {
        builder.ToTable("SurveyUploads");
        builder.HasIndex(u => u.Key).IsUnique();
        builder.HasIndex(u => new { u.MunicipalityId, u.UploadedAt });
        builder.Property(u => u.FileName).HasMaxLength(SurveyUpload.FileNameMax);
        builder.Property(u => u.FileHash).HasMaxLength(64);
        builder.HasOne<ReportingPeriod>().WithMany().HasForeignKey(u => u.ReportingPeriodId);
        builder.HasOne<Department>().WithMany().HasForeignKey(u => u.DepartmentId);
        builder.Ignore(u => u.AuditKey);
    }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder) => builder.ToTable("ProtectionKeys");
}

internal sealed class InstallationFactConfiguration : IEntityTypeConfiguration<InstallationFact>
{
    public void Configure(EntityTypeBuilder<InstallationFact> builder)
    {
        builder.ToTable("InstallationFacts");
        builder.HasKey(f => f.Name);
        builder.Property(f => f.Name).HasMaxLength(50);
    }
}
