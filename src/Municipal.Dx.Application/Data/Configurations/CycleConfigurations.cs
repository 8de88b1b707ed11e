using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class ReportMessageConfiguration : IEntityTypeConfiguration<ReportMessage>
{
    public void Configure(EntityTypeBuilder<ReportMessage> builder)
    {
        builder.ToTable("ReportMessages");
        builder.HasIndex(m => new { m.ProgressReportId, m.At });
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.ToTable("Evidence");
        builder.Property(e => e.Url).HasMaxLength(Evidence.UrlMax);
        builder.HasIndex(e => e.FileHash);
    }
}

internal sealed class DueExtensionConfiguration : IEntityTypeConfiguration<DueExtension>
{
    public void Configure(EntityTypeBuilder<DueExtension> builder)
    {
        builder.ToTable("DueExtensions");
        builder.HasIndex(e => new { e.ReportingPeriodId, e.DepartmentId }).IsUnique();
        builder.HasOne(e => e.Department).WithMany().HasForeignKey(e => e.DepartmentId);
    }
}

internal sealed class PeriodSnapshotConfiguration : IEntityTypeConfiguration<PeriodSnapshot>
{
    public void Configure(EntityTypeBuilder<PeriodSnapshot> builder)
    {
        builder.ToTable("PeriodSnapshots");
        builder.HasIndex(s => new { s.ReportingPeriodId, s.Kind, s.Number }).IsUnique();
        builder.HasOne(s => s.ReportingPeriod).WithMany().HasForeignKey(s => s.ReportingPeriodId);
        builder.Ignore(s => s.AuditKey);
        builder.Ignore(s => s.EditionLabel);
    }
}

internal sealed class FinalValueConfiguration : IEntityTypeConfiguration<FinalValue>
{
    public void Configure(EntityTypeBuilder<FinalValue> builder)
    {
        builder.ToTable("FinalValues");
        builder.HasIndex(v => new { v.KpiId, v.ReportingPeriodId }).IsUnique();
        builder.HasOne(v => v.Kpi).WithMany().HasForeignKey(v => v.KpiId);
        builder.HasOne(v => v.ReportingPeriod).WithMany().HasForeignKey(v => v.ReportingPeriodId);
        builder.Ignore(v => v.AuditKey);
    }
}

internal sealed class YearEndConfirmationConfiguration : IEntityTypeConfiguration<YearEndConfirmation>
{
    public void Configure(EntityTypeBuilder<YearEndConfirmation> builder)
    {
        builder.ToTable("YearEndConfirmations");
        builder.HasIndex(y => y.ReportingPeriodId).IsUnique();
        builder.HasOne(y => y.ReportingPeriod).WithMany().HasForeignKey(y => y.ReportingPeriodId);
        builder.Property(y => y.Note).HasMaxLength(YearEndConfirmation.NoteMax);
        builder.Ignore(y => y.AuditKey);
    }
}

internal sealed class ReminderConfiguration : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("Reminders");
        builder.HasIndex(r => new { r.ReportingPeriodId, r.DepartmentId, r.Kind, r.Day });
        builder.HasIndex(r => r.MailState);
        builder.HasOne(r => r.ReportingPeriod).WithMany().HasForeignKey(r => r.ReportingPeriodId);
        builder.HasOne(r => r.Department).WithMany().HasForeignKey(r => r.DepartmentId);
    }
}

internal sealed class DeputyAppointmentConfiguration : IEntityTypeConfiguration<DeputyAppointment>
{
    public void Configure(EntityTypeBuilder<DeputyAppointment> builder)
    {
        builder.ToTable("DeputyAppointments");
        builder.HasIndex(d => new { d.UserId, d.To });
        builder.HasOne(d => d.Department).WithMany().HasForeignKey(d => d.DepartmentId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(d => d.UserId);
        builder.Ignore(d => d.AuditKey);
    }
}

internal sealed class ClosedDayConfiguration : IEntityTypeConfiguration<ClosedDay>
{
    public void Configure(EntityTypeBuilder<ClosedDay> builder)
    {
        builder.ToTable("ClosedDays");
        builder.Property(d => d.Name).HasMaxLength(ClosedDay.NameMax);
        builder.HasIndex(d => new { d.MunicipalityId, d.Day }).IsUnique();
        builder.Ignore(d => d.AuditKey);
    }
}

internal sealed class RatingScaleVersionConfiguration : IEntityTypeConfiguration<RatingScaleVersion>
{
    public void Configure(EntityTypeBuilder<RatingScaleVersion> builder)
    {
        builder.ToTable("RatingScaleVersions");
        builder.HasIndex(s => new { s.MunicipalityId, s.Number }).IsUnique();
        builder.Ignore(s => s.AuditKey);
    }
}
