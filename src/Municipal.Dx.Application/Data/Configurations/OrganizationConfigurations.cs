using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class MunicipalityConfiguration : IEntityTypeConfiguration<Municipality>
{
    public void Configure(EntityTypeBuilder<Municipality> builder)
    {
        builder.ToTable("Municipalities");
        builder.Property(m => m.Code).HasMaxLength(6);
        builder.Property(m => m.Slug).HasMaxLength(Municipality.SlugMax);
        builder.Property(m => m.Name).HasMaxLength(Municipality.NameMax);
        builder.Property(m => m.Prefecture).HasMaxLength(10);
        builder.HasIndex(m => m.Code).IsUnique();
        builder.HasIndex(m => m.Slug).IsUnique();
        builder.Ignore(m => m.AuditKey);
    }
}

internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("Departments");
        builder.Property(d => d.Name).HasMaxLength(Department.NameMax);
        builder.HasIndex(d => new { d.MunicipalityId, d.Key }).IsUnique();
        builder.HasOne<Municipality>().WithMany().HasForeignKey(d => d.MunicipalityId);
        builder.HasOne(d => d.Parent).WithMany().HasForeignKey(d => d.ParentId);
        builder.HasOne(d => d.Successor).WithMany().HasForeignKey(d => d.SuccessorId);
        builder.Ignore(d => d.AuditKey);
    }
}
