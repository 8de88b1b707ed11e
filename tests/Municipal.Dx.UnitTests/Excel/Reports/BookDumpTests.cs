using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

/// <summary>
/// Every cell of every edition of a small book, as text beside this test, so that a change of the book is read as a diff. After a change
/// that is meant, write the files anew with DX_REWRITE_DUMPS=1 and look at what git shows.
/// </summary>
public sealed class BookDumpTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "Municipal.Dx.UnitTests", "Excel", "Reports", "Dumps");

    [Theory]
    [InlineData(BookEdition.Committee, "committee")]
    [InlineData(BookEdition.Internal, "internal")]
    [InlineData(BookEdition.Assembly, "assembly")]
    [InlineData(BookEdition.Public, "public")]
    public async Task Write_Edition_GivesTheCellsThatWereReviewed(BookEdition edition, string name)
    {
        var path = Path.Combine(Folder, name + ".txt");
        var dump = BookDump.Of(BookSamples.Of(edition)).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("DX_REWRITE_DUMPS") == "1")
        {
            Directory.CreateDirectory(Folder);
            await File.WriteAllTextAsync(path, dump);
        }

        var reviewed = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");

        dump.Split('\n').ShouldBe(reviewed.Split('\n'), $"{name}.txt: DX_REWRITE_DUMPS=1 writes it anew.");
    }
}
