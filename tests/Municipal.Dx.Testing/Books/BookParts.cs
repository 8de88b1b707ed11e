using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Application.Features.Snapshots;

namespace Municipal.Dx.Testing.Books;

/// <summary>Puts together the services of books and snapshots over a test database, as the portal does.</summary>
public static class BookParts
{
    public static BookReader Reader(DxDbContext db, TimeProvider? time = null) => new(db, new RatingScales(db), time ?? TimeProvider.System);

    public static BookContents Contents(DxDbContext db, TimeProvider? time = null) => new(Reader(db, time), new SnapshotStore(db));

    public static SnapshotBuilder Builder(DxDbContext db, TimeProvider? time = null) => new(db, Reader(db, time), new PlanJsonQueries(db), time ?? TimeProvider.System);

    public static PublishedData OpenData(DxDbContext db) => new(new PlanJsonQueries(db), new SnapshotStore(db));

    public static PeriodClosing Closing(DxDbContext db, TimeProvider? time = null) => new(db, Builder(db, time), time ?? TimeProvider.System);
}
