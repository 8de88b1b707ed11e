using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.RoundTrip;
using Municipal.Dx.Testing;

namespace Municipal.Dx.UnitTests.Excel.RoundTrip;

/// <summary>Survey sheets as other programs save them. The kept files were made from <see cref="SurveySample"/> (docs/excel-formats.md).</summary>
public sealed class SurveyReaderTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "tests", "Municipal.Dx.UnitTests", "Excel", "RoundTrip", "Fixtures");

    [Theory]
    [InlineData("survey-libreoffice.xlsx")]
    [InlineData("survey-google-like.xlsx")]
    public async Task Read_SavedUnchangedByAnotherProgram_IsWhatThePortalWrote(string file)
    {
        var written = await ReadAsync(Written());

        var reading = await ReadAsync(await KeptAsync(file));

        reading.Tag.ShouldBe(written.Tag);
        reading.Refusals.ShouldBeEmpty();
        reading.Rows.SelectMany(LinesOf).ShouldBe(written.Rows.SelectMany(LinesOf));
    }

    [Fact]
    public async Task Read_OwnFile_HoldsEveryRowWithVersionAndPrints()
    {
        var rows = (await ReadAsync(Written())).Rows;

        rows.Select(row => (row.Kind, row.Key)).ShouldBe(SurveySample.Content.Items.Select(item => (item.Kind, item.Key)));
        rows.ShouldAllBe(row => row.Version != null && row.Base != null && row.PeriodKey == "2026-q2");
        TextOf(rows, "1-1", nameof(ProgressReport.Achievement)).ShouldBe("=窓口の予約を始めた。\n2行目：<タグ>&\"引用\"①㈱🙂");
        TextOf(rows, "1-1", nameof(ProgressReport.NextPlan)).ShouldBe("_x000D_という文字");
        TextOf(rows, "1-1", nameof(ProgressReport.Remark)).ShouldBe("007");
    }

    [Fact]
    public async Task Read_SortedDeletedHiddenAndEditedInLibreOffice_IsReadByKey()
    {
        var reading = await ReadAsync(await KeptAsync("survey-libreoffice-edited.xlsx"));

        reading.Refusals.ShouldBeEmpty();
        reading.Rows.ShouldAllBe(row => row.Version == null);
        reading.Rows.Select(row => row.Key).ShouldBe(["1-3", "1-1", "1-3.k1", "1-2.k1", "1-1.k1", "1-1/1", "1-2/1", "2-1/7", "2-1/7/2-1.k1", "1-1/1"]);
        TextOf(reading.Rows, "1-1", nameof(ProgressReport.SelfRating)).ShouldBe("Ａ");
        TextOf(reading.Rows, "1-1", nameof(ProgressReport.NextPlan)).ShouldBe("_x000D_という文字");
        TextOf(reading.Rows, "1-3", nameof(ProgressReport.HasNoMovement)).ShouldBe("〇");
        TextOf(reading.Rows, "1-1.k1", nameof(ActualValue.Value)).ShouldBe("１２．５％");
        TextOf(reading.Rows, "1-3.k1", nameof(ActualValue.Value)).ShouldBe("12.5%");
        TextOf(reading.Rows, "1-3.k1", nameof(ActualValue.AsOf)).ShouldBe("2026-09-01");
        TextOf(reading.Rows, "1-2/1", nameof(InitiativeProgress.Standing)).ShouldBe("予定どおり");
        TextOf(reading.Rows, "2-1/7/2-1.k1", nameof(PartFigure.Value)).ShouldBe("８５件");
        TextOf(reading.Rows, "2-1/7/2-1.k1", nameof(PartFigure.EmptyState)).ShouldBeEmpty();
        reading.Rows.Single(row => row.Kind == SurveyRowKind.Opinion).Cells[nameof(CommitteeOpinion.Answer)].Text.ShouldBe("電話でも案内を始めた。");
    }

    private static byte[] Written()
    {
        using var saved = new MemoryStream();
        SurveyWriter.Write(SurveySample.Content, saved);
        return saved.ToArray();
    }

    private static Task<byte[]> KeptAsync(string file) => File.ReadAllBytesAsync(Path.Combine(Folder, file));

    private static async Task<SurveyReading> ReadAsync(byte[] content)
    {
        var result = await SurveyReader.ReadAsync(content);
        result.Problem.ShouldBeNull();
        return result.Reading!;
    }

    private static string TextOf(IEnumerable<SurveyRow> rows, string key, string field) => rows.First(row => row.Key == key).Cells[field].Text;

    private static IEnumerable<string> LinesOf(SurveyRow row) => row.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal)
        .Select(cell => $"{row.Kind} {row.PeriodKey} {row.Key} {row.Mark} {row.Version} {row.Base} {cell.Key}: {cell.Value.Text}");
}
