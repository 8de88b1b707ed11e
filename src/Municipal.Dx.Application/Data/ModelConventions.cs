using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Data;

/// <summary>
/// What both providers share (architecture.md rule 6): UTC times, decimal(18,4), enums as strings, versions as
/// concurrency tokens, no cascading deletes, lengths everywhere.
/// </summary>
public static class ModelConventions
{
    public const int KeyMax = 60;
    public const int SourceMax = 200;
    public const int ShortMax = 100;
    public const int LineMax = 300;
    public const int TextMax = 4000;
    private const int EnumMax = 30;

    public static void Configure(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<decimal>().HavePrecision(18, 4);
        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(EnumMax);
        configuration.Properties<string>().HaveMaxLength(LineMax);
    }

    /// <param name="builder">The model.</param>
    /// <param name="storesGuidsAsBytes">True for SQLite, where text Guids would make the file four times as large.</param>
    public static void Apply(ModelBuilder builder, bool storesGuidsAsBytes)
    {
        foreach (var type in builder.Model.GetEntityTypes())
        {
            foreach (var key in type.GetForeignKeys())
            {
                key.DeleteBehavior = DeleteBehavior.Restrict;
            }

            foreach (var property in type.GetProperties())
            {
                if (property.Name is nameof(IVersioned.Version) or nameof(Accounts.PortalUser.AccessVersion))
                {
                    property.IsConcurrencyToken = property.Name == nameof(IVersioned.Version);
                    property.SetValueConverter(storesGuidsAsBytes ? new GuidToBytesConverter() : null);
                }
                else if (property.ClrType == typeof(string) && property.GetMaxLength() == LineMax)
                {
                    property.SetMaxLength(LengthOf(property.Name));
                }
            }
        }
    }

    private static int? LengthOf(string name) => name switch
    {
        "Key" or "Kind" or "Due" or "Issued" or "Date" or "TargetDue" or "BaselineAsOf" => KeyMax,
        "Source" => SourceMax,
        "Summary" or "Text" or "Role" or "Direction" or "PastEfforts" or "FutureEfforts" or "CurrentState" or "PlannedAction"
            or "Definition" or "Remark" or "Vision" or "PeriodNote" or "Achievement" or "Issue" or "NextPlan" or "Answer"
            or "WhereFrom" or "OfficeRatingReason" or "Reason" or "CommitteeRatingReason" or "DelayCause"
            or "DecisionRequested" or "CorrectionReason" or "RequestNote" or "RequestWording" => TextMax,
        "Number" or "Edition" or "Unit" => ShortMax,
        "SearchText" or "OldValues" or "NewValues" or "Content" or "PlanText" or "GlossaryText" or "Xml" or "Outcome" or "Levels" => null,
        _ => LineMax,
    };

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
