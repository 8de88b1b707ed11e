using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Municipal.Dx.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Cycle : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Before",
                table: "TargetChanges",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RatingScaleVersionId",
                table: "ReportingPeriods",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReopenReason",
                table: "ReportingPeriods",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestNote",
                table: "ReportingPeriods",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestNumber",
                table: "ReportingPeriods",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestedBy",
                table: "ReportingPeriods",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RequestedOn",
                table: "ReportingPeriods",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "ReportingPeriods",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ApprovedOn",
                table: "ProgressReports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "BudgetYen",
                table: "ProgressReports",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CheckedAt",
                table: "ProgressReports",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CheckedByPost",
                table: "ProgressReports",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CommitteeRatingReason",
                table: "ProgressReports",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CorrectionAskedAt",
                table: "ProgressReports",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CorrectionReason",
                table: "ProgressReports",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecisionRequested",
                table: "ProgressReports",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DelayCause",
                table: "ProgressReports",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsByDeputy",
                table: "ProgressReports",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsUnreported",
                table: "ProgressReports",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Remark",
                table: "ProgressReports",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "SettlementYen",
                table: "ProgressReports",
                type: "decimal(18,4)",
                precision: 18,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubmittedByName",
                table: "ProgressReports",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubmittedByPost",
                table: "ProgressReports",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReminderDaysBefore",
                table: "Municipalities",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "InitiativeProgress",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "DepartmentParts",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedAt",
                table: "DepartmentParts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedByPost",
                table: "DepartmentParts",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasNoMovement",
                table: "DepartmentParts",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "DepartmentParts",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "AnsweredAt",
                table: "CommitteeOpinions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredByPost",
                table: "CommitteeOpinions",
                type: "nvarchar(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AnsweredInPeriodId",
                table: "CommitteeOpinions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "CommitteeOpinions",
                type: "nvarchar(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "ClosedDays",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedDays", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeputyAppointments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    DepartmentId = table.Column<long>(type: "bigint", nullable: false),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AppointedByPost = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeputyAppointments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeputyAppointments_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DeputyAppointments_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DueExtensions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    ReportingPeriodId = table.Column<long>(type: "bigint", nullable: false),
                    DepartmentId = table.Column<long>(type: "bigint", nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueExtensions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DueExtensions_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DueExtensions_ReportingPeriods_ReportingPeriodId",
                        column: x => x.ReportingPeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    ProgressReportId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Url = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    FileHash = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    MediaType = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Bytes = table.Column<long>(type: "bigint", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AddedByPost = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evidence_ProgressReports_ProgressReportId",
                        column: x => x.ProgressReportId,
                        principalTable: "ProgressReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FinalValues",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    KpiId = table.Column<long>(type: "bigint", nullable: false),
                    ReportingPeriodId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    RecordedByPost = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FinalValues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FinalValues_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FinalValues_ReportingPeriods_ReportingPeriodId",
                        column: x => x.ReportingPeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartFigures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    DepartmentPartId = table.Column<long>(type: "bigint", nullable: false),
                    KpiId = table.Column<long>(type: "bigint", nullable: false),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: true),
                    EmptyState = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartFigures_DepartmentParts_DepartmentPartId",
                        column: x => x.DepartmentPartId,
                        principalTable: "DepartmentParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartFigures_Kpis_KpiId",
                        column: x => x.KpiId,
                        principalTable: "Kpis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PeriodSnapshots",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    ReportingPeriodId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MadeByName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    MadeByPost = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    ContentHash = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Unreported = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodSnapshots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PeriodSnapshots_ReportingPeriods_ReportingPeriodId",
                        column: x => x.ReportingPeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RatingScaleVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Levels = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    AdoptedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RatingScaleVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    ReportingPeriodId = table.Column<long>(type: "bigint", nullable: false),
                    DepartmentId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Measures = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    MailState = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Recipients = table.Column<int>(type: "int", nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    MailedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reminders_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reminders_ReportingPeriods_ReportingPeriodId",
                        column: x => x.ReportingPeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReportMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    ProgressReportId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AuthorName = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    AuthorPost = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    IsFromOffice = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReportMessages_ProgressReports_ProgressReportId",
                        column: x => x.ProgressReportId,
                        principalTable: "ProgressReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SurveyUploads",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<long>(type: "bigint", nullable: false),
                    ReportingPeriodId = table.Column<long>(type: "bigint", nullable: false),
                    DepartmentId = table.Column<long>(type: "bigint", nullable: true),
                    Key = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    State = table.Column<string>(type: "nvarchar(30)", maxLength: 30, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UploadedById = table.Column<long>(type: "bigint", nullable: true),
                    AppliedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Outcome = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyUploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveyUploads_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SurveyUploads_ReportingPeriods_ReportingPeriodId",
                        column: x => x.ReportingPeriodId,
                        principalTable: "ReportingPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReportingPeriods_RatingScaleVersionId",
                table: "ReportingPeriods",
                column: "RatingScaleVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_CommitteeOpinions_AnsweredInPeriodId",
                table: "CommitteeOpinions",
                column: "AnsweredInPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_ClosedDays_MunicipalityId_Day",
                table: "ClosedDays",
                columns: new[] { "MunicipalityId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DeputyAppointments_DepartmentId",
                table: "DeputyAppointments",
                column: "DepartmentId");

            migrationBuilder.CreateIndex(
                name: "IX_DeputyAppointments_UserId_To",
                table: "DeputyAppointments",
                columns: new[] { "UserId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_DueExtensions_DepartmentId",
                table: "DueExtensions",
                column: "DepartmentId");

            migrationBuilder.CreateIndex(
                name: "IX_DueExtensions_ReportingPeriodId_DepartmentId",
                table: "DueExtensions",
                columns: new[] { "ReportingPeriodId", "DepartmentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_FileHash",
                table: "Evidence",
                column: "FileHash");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_ProgressReportId",
                table: "Evidence",
                column: "ProgressReportId");

            migrationBuilder.CreateIndex(
                name: "IX_FinalValues_KpiId_ReportingPeriodId",
                table: "FinalValues",
                columns: new[] { "KpiId", "ReportingPeriodId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FinalValues_ReportingPeriodId",
                table: "FinalValues",
                column: "ReportingPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_PartFigures_DepartmentPartId_KpiId",
                table: "PartFigures",
                columns: new[] { "DepartmentPartId", "KpiId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartFigures_KpiId",
                table: "PartFigures",
                column: "KpiId");

            migrationBuilder.CreateIndex(
                name: "IX_PeriodSnapshots_ReportingPeriodId_Kind_Number",
                table: "PeriodSnapshots",
                columns: new[] { "ReportingPeriodId", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RatingScaleVersions_MunicipalityId_Number",
                table: "RatingScaleVersions",
                columns: new[] { "MunicipalityId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_DepartmentId",
                table: "Reminders",
                column: "DepartmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_MailState",
                table: "Reminders",
                column: "MailState");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_ReportingPeriodId_DepartmentId_Kind_Day",
                table: "Reminders",
                columns: new[] { "ReportingPeriodId", "DepartmentId", "Kind", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportMessages_ProgressReportId_At",
                table: "ReportMessages",
                columns: new[] { "ProgressReportId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyUploads_DepartmentId",
                table: "SurveyUploads",
                column: "DepartmentId");

            migrationBuilder.CreateIndex(
                name: "IX_SurveyUploads_Key",
                table: "SurveyUploads",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveyUploads_MunicipalityId_UploadedAt",
                table: "SurveyUploads",
                columns: new[] { "MunicipalityId", "UploadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveyUploads_ReportingPeriodId",
                table: "SurveyUploads",
                column: "ReportingPeriodId");

            migrationBuilder.AddForeignKey(
                name: "FK_CommitteeOpinions_ReportingPeriods_AnsweredInPeriodId",
                table: "CommitteeOpinions",
                column: "AnsweredInPeriodId",
                principalTable: "ReportingPeriods",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ReportingPeriods_RatingScaleVersions_RatingScaleVersionId",
                table: "ReportingPeriods",
                column: "RatingScaleVersionId",
                principalTable: "RatingScaleVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CommitteeOpinions_ReportingPeriods_AnsweredInPeriodId",
                table: "CommitteeOpinions");

            migrationBuilder.DropForeignKey(
                name: "FK_ReportingPeriods_RatingScaleVersions_RatingScaleVersionId",
                table: "ReportingPeriods");

            migrationBuilder.DropTable(
                name: "ClosedDays");

            migrationBuilder.DropTable(
                name: "DeputyAppointments");

            migrationBuilder.DropTable(
                name: "DueExtensions");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "FinalValues");

            migrationBuilder.DropTable(
                name: "PartFigures");

            migrationBuilder.DropTable(
                name: "PeriodSnapshots");

            migrationBuilder.DropTable(
                name: "RatingScaleVersions");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "ReportMessages");

            migrationBuilder.DropTable(
                name: "SurveyUploads");

            migrationBuilder.DropIndex(
                name: "IX_ReportingPeriods_RatingScaleVersionId",
                table: "ReportingPeriods");

            migrationBuilder.DropIndex(
                name: "IX_CommitteeOpinions_AnsweredInPeriodId",
                table: "CommitteeOpinions");

            migrationBuilder.DropColumn(
                name: "Before",
                table: "TargetChanges");

            migrationBuilder.DropColumn(
                name: "RatingScaleVersionId",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "ReopenReason",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "RequestNote",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "RequestNumber",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "RequestedBy",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "RequestedOn",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "ReportingPeriods");

            migrationBuilder.DropColumn(
                name: "ApprovedOn",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "BudgetYen",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "CheckedAt",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "CheckedByPost",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "CommitteeRatingReason",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "CorrectionAskedAt",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "CorrectionReason",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "DecisionRequested",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "DelayCause",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "IsByDeputy",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "IsUnreported",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Remark",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "SettlementYen",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "SubmittedByName",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "SubmittedByPost",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "ReminderDaysBefore",
                table: "Municipalities");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "InitiativeProgress");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "DepartmentParts");

            migrationBuilder.DropColumn(
                name: "HandedAt",
                table: "DepartmentParts");

            migrationBuilder.DropColumn(
                name: "HandedByPost",
                table: "DepartmentParts");

            migrationBuilder.DropColumn(
                name: "HasNoMovement",
                table: "DepartmentParts");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "DepartmentParts");

            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "CommitteeOpinions");

            migrationBuilder.DropColumn(
                name: "AnsweredByPost",
                table: "CommitteeOpinions");

            migrationBuilder.DropColumn(
                name: "AnsweredInPeriodId",
                table: "CommitteeOpinions");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "CommitteeOpinions");
        }
    }
}
