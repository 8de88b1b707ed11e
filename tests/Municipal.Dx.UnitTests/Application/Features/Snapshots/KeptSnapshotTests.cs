using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Application.Features.Snapshots;

/// <summary>
/// A snapshot as the first version of format 1 wrote it, kept as a file. It must stay readable and give its check value, whatever fields
/// are added (docs/adr/0010); the file is never written anew.
/// </summary>
public sealed class KeptSnapshotTests
{
    private const string Hash = "344782d08860bd687364229c11fb1b4e2962b1d2816a93dd4239a0432360b3e8";

    private static readonly string Path = System.IO.Path.Combine(RepositoryFolder.Root, "tests", "Municipal.Dx.UnitTests", "Application", "Features", "Snapshots", "format-1.json");

    [Fact]
    public async Task Open_SnapshotOfTheFirstVersion_GivesItsCheckValueAndItsContent()
    {
        var content = await OpenAsync();

        content.Format.ShouldBe(1);
        content.Book.Cover.CheckValue.ShouldBe(BookCheck.Of(Hash));
        content.Book.Cover.FixedNumber.ShouldBe("063240-2026-q2-1");
        content.Book.Measures.Select(measure => measure.Answer?.Rating).ShouldBe(["B", "A", "D"]);
        content.Book.Kpis[0].Actual.Value.ShouldBe(44);
    }

    [Fact]
    public async Task Open_SnapshotOfTheFirstVersion_LacksWhatCameLaterWithoutHarm()
    {
        var content = await OpenAsync();

        content.Book.Terms.ShouldBeEmpty();
        content.Book.Opinions.ShouldBeEmpty();
        content.Book.Measures.ShouldAllBe(measure => measure.Lead == null && measure.Priorities == null);
    }

    [Theory]
    [InlineData(BookEdition.Committee)]
    [InlineData(BookEdition.Internal)]
    [InlineData(BookEdition.Assembly)]
    [InlineData(BookEdition.Public)]
    public async Task Write_SnapshotOfTheFirstVersion_GivesABook(BookEdition edition)
    {
        var content = (await OpenAsync()).Book;

        using var book = new WorkbookCells(output => BookWriter.Write(content with { Cover = content.Cover with { Edition = edition } }, output));

        book.Texts("概要").ShouldContain(text => text.Contains("大江町DX推進計画", StringComparison.Ordinal));
    }

    private static async Task<SnapshotContent> OpenAsync()
    {
        var json = await File.ReadAllBytesAsync(Path);
        return SnapshotStore.Open(new PeriodSnapshot
        {
            Kind = SnapshotKind.Fixed,
            Number = 1,
            MadeByName = "",
            MadeByPost = "",
            Key = "format-1",
            Content = SnapshotFormat.Compress(json),
            ContentHash = Hash,
        });
    }
}
