using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Municipal.Dx.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RequestWording : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RequestWording",
                table: "ReportingPeriods",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RequestWording",
                table: "ReportingPeriods");
        }
    }
}
