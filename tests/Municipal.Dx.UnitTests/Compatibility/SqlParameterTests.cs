using System.Data;
using Microsoft.Data.SqlClient;

namespace Municipal.Dx.UnitTests.Compatibility;

/// <summary>
/// SqlClient loads Microsoft.SqlServer.Server for nearly every parameter. Without our stand-in (docs/adr/0003) migrations
/// pass and every insert fails; no server is needed to see it.
/// </summary>
public sealed class SqlParameterTests
{
    [Fact]
    public void SqlDbType_OfNumber_IsInferred() =>
        new SqlParameter("@p", 1).SqlDbType.ShouldBe(SqlDbType.Int);

    [Fact]
    public void SqlDbType_OfVersionAndText_IsInferred()
    {
        new SqlParameter("@p", Guid.Empty).SqlDbType.ShouldBe(SqlDbType.UniqueIdentifier);
        new SqlParameter("@p", "大江町").SqlDbType.ShouldBe(SqlDbType.NVarChar);
    }
}
