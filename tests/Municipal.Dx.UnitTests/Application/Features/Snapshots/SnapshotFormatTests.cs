using System.Text;
using System.Text.Json;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Application.Features.Snapshots;

public sealed class SnapshotFormatTests
{
    [Fact]
    public void Read_WhatWasWritten_IsWrittenTheSame()
    {
        var json = SnapshotFormat.Write(Sample());

        SnapshotFormat.Write(SnapshotFormat.Read(json)).ShouldBe(json);
    }

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameCellsInTheBook() =>
        Cells(SnapshotFormat.Read(SnapshotFormat.Write(Sample()))).ShouldBe(Cells(Sample()));

    [Fact]
    public void Write_NumberAsAnotherDatabaseStoresIt_IsTheSame()
    {
        var sample = Sample();
        var other = sample with { Kpis = [.. sample.Kpis.Select(kpi => kpi with { Tolerance = 0.5000m })] };

        SnapshotFormat.Write(other).ShouldBe(SnapshotFormat.Write(sample));
    }

    [Fact]
    public void Write_Content_HoldsNothingComputedAndNamesInOrder()
    {
        using var json = JsonDocument.Parse(SnapshotFormat.Write(Sample()));

        json.RootElement.EnumerateObject().Select(p => p.Name).ShouldBe(["book", "format", "head", "kpis", "measures", "plan", "rules"]);
        json.RootElement.GetProperty("format").GetInt32().ShouldBe(1);
        var measure = json.RootElement.GetProperty("book").GetProperty("measures")[0];
        measure.TryGetProperty("isAnswered", out _).ShouldBeFalse();
        json.RootElement.GetProperty("head").GetProperty("madeAt").GetString().ShouldBe("2026-11-06T01:02:03.5Z");
        json.RootElement.GetProperty("book").GetProperty("period").GetProperty("fiscalYear").GetInt32().ShouldBe(2026);
    }

    [Fact]
    public void Read_ListThatAnEarlierVersionDidNotWrite_IsEmpty()
    {
        var json = Encoding.UTF8.GetString(SnapshotFormat.Write(Sample() with { Book = BookSamples.Fixed() with { Opinions = [] } })).Replace("\"opinions\":[],", "", StringComparison.Ordinal).Replace("\"relistedUnder\":[],", "", StringComparison.Ordinal);

        var content = SnapshotFormat.Read(Encoding.UTF8.GetBytes(json));

        content.Book.Opinions.ShouldBeEmpty();
        content.Book.Kpis.ShouldAllBe(kpi => kpi.RelistedUnder != null);
    }

    [Fact]
    public void Read_FormatOfALaterVersion_IsRefused() =>
        Should.Throw<JsonException>(() => SnapshotFormat.Read(SnapshotFormat.Write(Sample() with { Format = 2 })));

    [Fact]
    public void Compress_ThenDecompress_GivesTheSame()
    {
        var json = SnapshotFormat.Write(Sample());
        var packed = SnapshotFormat.Compress(json);

        packed.Length.ShouldBeLessThan(json.Length / 3);
        SnapshotFormat.Decompress(packed).ShouldBe(json);
    }

    [Theory]
    [InlineData("draft-2", SnapshotKind.Draft, 2, "案 第2版")]
    [InlineData("fixed-1", SnapshotKind.Fixed, 1, "確定")]
    [InlineData("fixed-12", SnapshotKind.Fixed, 12, "確定 第12版")]
    public void TryParse_Name_IsRead(string text, SnapshotKind kind, int number, string label)
    {
        SnapshotName.TryParse(text, out var name).ShouldBeTrue();

        (name, name.Label, name.ToString()).ShouldBe((new SnapshotName(kind, number), label, text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fixed")]
    [InlineData("fixed-0")]
    [InlineData("fixed--1")]
    [InlineData("fixed-1-2")]
    [InlineData("fixed-１")]
    [InlineData("other-1")]
    public void TryParse_AnythingElse_IsRefused(string? text) => SnapshotName.TryParse(text, out _).ShouldBeFalse();

    private static string Cells(SnapshotContent content) => BookDump.Of(content.Book);

    private static SnapshotContent Sample() => new(
        SnapshotFormat.Current,
        new SnapshotHead("063240", "2024", "2026-q2", SnapshotKind.Fixed, 1, new DateTime(2026, 11, 6, 1, 2, 3, 500, DateTimeKind.Utc), "政策推進課", new SnapshotAudit(12, new string('a', 64))),
        new SnapshotRules(LeadsWithTargetRatio: false, UsesStraightLineGuide: true),
        BookSamples.Fixed(),
        new PlanJson(new MunicipalityJson("063240", "oe", "大江町", "山形県"), new PlanHeaderJson("大江町DX推進計画", "推進計画", null, "2024-02", 2024, 2029, null), [], [], [], [], []),
        [new SnapshotMeasure("1-1", null, "これまで<b>", "今後", null, [new SnapshotOwner("総務課", "総務課", OwnerRole.Lead, OwnerOrigin.Plan)])],
        [
            new SnapshotKpi(
                "1-1.k1", EntryMode.ThisPeriod, true, 0.5m, false, false, null, null, null, MeasureFrequency.Yearly, 3, 5, "住民基本台帳", null,
                [new SnapshotYearlyTarget(2026, "45件", 45m, new DateOnly(2026, 4, 1))],
                new SnapshotEntry(12.3000m, "本文", false, null, false, ValueStatus.Preliminary, EmptyState.None, new DateOnly(2026, 9, 30), null)),
        ]);
}
