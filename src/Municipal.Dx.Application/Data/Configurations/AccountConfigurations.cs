using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Application.Data.Configurations;

internal sealed class PortalUserConfiguration : IEntityTypeConfiguration<PortalUser>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.DisplayName).HasMaxLength(PortalUser.DisplayNameMax);
        builder.Property(u => u.Post).HasMaxLength(PortalUser.PostMax);
        builder.HasIndex(u => u.MunicipalityId);
        builder.HasOne(u => u.Municipality).WithMany().HasForeignKey(u => u.MunicipalityId);
        builder.HasMany(u => u.Roles).WithOne(r => r.User).HasForeignKey(r => r.UserId);
        builder.Ignore(u => u.AuditKey);
    }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.ToTable("RoleAssignments");
        builder.HasIndex(r => new { r.UserId, r.Role, r.DepartmentId }).IsUnique();
        builder.HasOne(r => r.Department).WithMany().HasForeignKey(r => r.DepartmentId);
    }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("UserSessions");
        builder.HasIndex(s => s.Key).IsUnique();
        builder.HasIndex(s => s.UserId);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(s => s.UserId);
    }
}

/// <summary>Identity's own tables: a clustered key of SQL Server holds 900 bytes, 450 characters.</summary>
internal sealed class UserLoginConfiguration : IEntityTypeConfiguration<IdentityUserLogin<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.Property(l => l.LoginProvider).HasMaxLength(ModelConventions.ShortMax);
        builder.Property(l => l.ProviderKey).HasMaxLength(ModelConventions.LineMax);
    }
}

internal sealed class UserTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<long>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.Property(t => t.LoginProvider).HasMaxLength(ModelConventions.ShortMax);
        builder.Property(t => t.Name).HasMaxLength(ModelConventions.ShortMax);
    }
}
