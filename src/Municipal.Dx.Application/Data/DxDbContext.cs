using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Glossary;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Data;

/// <summary>
/// The one model, without a provider. Every save is one transaction behind the write gate and carries its audit entries;
/// every query sees only the municipality in scope.
/// </summary>
public sealed class DxDbContext(
    DbContextOptions<DxDbContext> options,
    MunicipalityScope scope,
    ChangeContext change,
    IWriteGate gate,
    TimeProvider time) : IdentityUserContext<PortalUser, long>(options)
{
    private readonly MunicipalityScope _scope = scope;

    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<BasicPolicy> Policies => Set<BasicPolicy>();

    public DbSet<PolicyField> PolicyFields => Set<PolicyField>();

    public DbSet<GovernanceBody> GovernanceBodies => Set<GovernanceBody>();

    public DbSet<Viewpoint> Viewpoints => Set<Viewpoint>();

    public DbSet<PlanNote> PlanNotes => Set<PlanNote>();

    public DbSet<PlanRevision> PlanRevisions => Set<PlanRevision>();

    public DbSet<Measure> Measures => Set<Measure>();

    public DbSet<MeasureOwner> MeasureOwners => Set<MeasureOwner>();

    public DbSet<MeasureKpi> MeasureKpis => Set<MeasureKpi>();

    public DbSet<MeasurePriority> MeasurePriorities => Set<MeasurePriority>();

    public DbSet<Initiative> Initiatives => Set<Initiative>();

    public DbSet<SchedulePhase> SchedulePhases => Set<SchedulePhase>();

    public DbSet<Kpi> Kpis => Set<Kpi>();

    public DbSet<YearlyTarget> YearlyTargets => Set<YearlyTarget>();

    public DbSet<TargetChange> TargetChanges => Set<TargetChange>();

    public DbSet<ActualValue> ActualValues => Set<ActualValue>();

    public DbSet<ReportingPeriod> ReportingPeriods => Set<ReportingPeriod>();

    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();

    public DbSet<InitiativeProgress> InitiativeProgress => Set<InitiativeProgress>();

    public DbSet<DepartmentPart> DepartmentParts => Set<DepartmentPart>();

    public DbSet<ReportMessage> ReportMessages => Set<ReportMessage>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<PeriodSnapshot> PeriodSnapshots => Set<PeriodSnapshot>();

    public DbSet<FinalValue> FinalValues => Set<FinalValue>();

    public DbSet<YearEndConfirmation> YearEndConfirmations => Set<YearEndConfirmation>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<DeputyAppointment> DeputyAppointments => Set<DeputyAppointment>();

    public DbSet<ClosedDay> ClosedDays => Set<ClosedDay>();

    public DbSet<RatingScaleVersion> RatingScaleVersions => Set<RatingScaleVersion>();

    public DbSet<CommitteeOpinion> CommitteeOpinions => Set<CommitteeOpinion>();

    public DbSet<GlossaryTerm> GlossaryTerms => Set<GlossaryTerm>();

    public DbSet<NationalPriority> NationalPriorities => Set<NationalPriority>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();

    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<SurveyUpload> SurveyUploads => Set<SurveyUpload>();

    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    public DbSet<InstallationFact> InstallationFacts => Set<InstallationFact>();

    /// <summary>Who changes things here, and why.</summary>
    public ChangeContext Change => change;

    internal List<RecordedEvent> Events { get; } = [];

    /// <summary>
    /// Adds an entry to the trail, with the next save, for something that is no change of values (signed in, password reset).
    /// </summary>
    public void RecordEvent(string name, string recordKey, long? municipalityId) => Events.Add(new RecordedEvent(name, recordKey, municipalityId));

    /// <summary>
    /// Runs several saves as one transaction behind the write gate. Nothing inside may wait for anything but the database.
    /// </summary>
    /// <exception cref="WriteBusyException">The gate did not open within five seconds.</exception>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken = default)
    {
        if (change.RefusesSaving)
        {
            throw new SavingRefusedException();
        }

        if (Database.CurrentTransaction is not null)
        {
            return await work();
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        return await Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await Database.BeginTransactionAsync(CancellationToken.None);
            var result = await work();
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        });
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        WriteAsync(() => SaveWithTrailAsync(acceptAllChangesOnSuccess), cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("SaveChangesAsync を使う");

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(DxDbContext).Assembly);
        ModelConventions.Apply(builder, storesGuidsAsBytes: Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true);
        var filter = new Action<ModelBuilder>(FilterByMunicipality<Plan>).Method.GetGenericMethodDefinition();
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(IMunicipal).IsAssignableFrom(t.ClrType)).ToList())
        {
            filter.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        ModelConventions.Configure(configurationBuilder);

    private void FilterByMunicipality<T>(ModelBuilder builder)
        where T : class, IMunicipal =>
        builder.Entity<T>().HasQueryFilter(row => _scope.SeesAll || row.MunicipalityId == _scope.MunicipalityId);

    private async Task<int> SaveWithTrailAsync(bool acceptAllChangesOnSuccess)
    {
        ChangeTracker.DetectChanges();
        var now = time.GetUtcNow().UtcDateTime;
        await Interceptors.ChangeTrail.PrepareAsync(this, change, _scope, now);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, CancellationToken.None);
    }
}

internal sealed record RecordedEvent(string Name, string RecordKey, long? MunicipalityId);
