using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Whether a book is what was fixed, in a sentence, with the cells that are not.</summary>
public sealed record BookVerdict(bool IsWhole, string Sentence, IReadOnlyList<BookCellDifference> Differences)
{
    /// <summary>Differences told at most; the rest is counted in the sentence.</summary>
    public const int Shown = 20;

    public static BookVerdict Refused(string sentence) => new(IsWhole: false, sentence, []);
}

/// <summary>Checks a book of a fixed period: number and check value of its cover against the stored edition, then cell for cell.</summary>
public sealed class BookVerifier(SnapshotVerification snapshots, BookContents contents)
{
    /// <param name="open">Opens the file; called once.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<BookVerdict> VerifyAsync(Func<Stream> open, CancellationToken cancellationToken)
    {
        using var book = TryRead(open);
        if (book is null)
        {
            return BookVerdict.Refused("Excelの報告書(.xlsx)として読めません。");
        }

        var claim = BookVerification.ClaimOf(book);
        if (claim.FixedNumber is null || claim.CheckValue is null)
        {
            return BookVerdict.Refused("表紙(議会版と公表版は「概要」の終わり)に確定番号と照合値がありません。確定した報告期の報告書ではありません。");
        }

        var verdict = await snapshots.CheckAsync(claim.FixedNumber, claim.CheckValue, cancellationToken);
        return verdict.Content is { } kept && await contents.ShownAsync(RequestOf(claim, verdict.PlanId, kept.Head), cancellationToken) is { } content
            ? Compared(BookVerification.Compare(book, content), claim)
            : BookVerdict.Refused(Sentence(verdict.Answer, claim.FixedNumber));
    }

    public static string Sentence(CheckAnswer answer, string? fixedNumber) => answer switch
    {
        CheckAnswer.Same => $"確定番号 {fixedNumber} の照合値と一致します。",
        CheckAnswer.Different => $"確定番号 {fixedNumber} の照合値と一致しません。",
        CheckAnswer.Damaged => $"確定番号 {fixedNumber} の保存された内容が、照合値と合いません。システム管理者に知らせてください。",
        CheckAnswer.NotGiven => "照合値を入力してください。照合値は、確定番号の近くに印刷してあります。",
        CheckAnswer.Unknown => $"確定番号 {fixedNumber} の確定版はありません。",
        _ => "確定番号は「063240-2026-q2-1」のように入力してください。",
    };

    private static BookVerdict Compared(IReadOnlyList<BookCellDifference> differences, BookCoverClaim claim) => (differences.Count, claim.Layout) switch
    {
        (0, _) => new BookVerdict(IsWhole: true, $"確定番号 {claim.FixedNumber} の{claim.Edition}と、すべてのセルが一致します。照合値 {claim.CheckValue}", []),
        (_, { } layout) when layout != BookWriter.Layout => BookVerdict.Refused(
            $"確定番号 {claim.FixedNumber} の照合値は合いますが、ポータルの別の版で作られた報告書(様式{layout}、今は様式{BookWriter.Layout})のため、セルごとには比べていません。今の版でダウンロードした報告書と見比べてください。"),
        _ => new BookVerdict(IsWhole: false, $"確定番号 {claim.FixedNumber} の照合値は合いますが、{differences.Count}か所の内容が違います。", differences),
    };

    // The book's own cards say which measures were picked for it.
    private static BookRequest RequestOf(BookCoverClaim claim, long planId, SnapshotHead head)
    {
        var edition = Enum.GetValues<BookEdition>().FirstOrDefault(edition => claim.Edition?.StartsWith(BookPhrases.LabelOf(edition), StringComparison.Ordinal) == true);
        return new BookRequest(planId, head.Period, edition, Snapshot: new SnapshotName(head.Kind, head.Number), Wish: new BookWish(Material: null, claim.Cards));
    }

    private static XLWorkbook? TryRead(Func<Stream> open)
    {
        try
        {
            using var file = open();
            return new XLWorkbook(file);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // ClosedXML throws whatever a broken file makes it stumble over; all of it means that this is no book.
            return null;
        }
    }
}
