using Municipal.Dx.Application.Features.Glossary;

namespace Municipal.Dx.UnitTests.Application.Features.Glossary;

public class GlossaryMarkerTests
{
    [Fact]
    public void Mark_TermInText_IsMarkedAndRestIsKept()
    {
        Marked("窓口でAIを使う", "AI").ShouldBe("窓口で[AI]を使う");
    }

    [Fact]
    public void Mark_LongerTermContainsShorter_LongerIsMarked()
    {
        Marked("ガバメントクラウドへ移す。クラウドも使う", "クラウド", "ガバメントクラウド").ShouldBe("[ガバメントクラウド]へ移す。[クラウド]も使う");
    }

    [Fact]
    public void Mark_TermTwiceInParagraph_IsMarkedOnce()
    {
        Marked("RPAとRPA", "RPA").ShouldBe("[RPA]とRPA");
    }

    [Theory]
    [InlineData("DAISYの研修", "AI")]
    [InlineData("AI-OCRの導入", "AI")]
    [InlineData("Wi-Fi6の整備", "Wi-Fi")]
    [InlineData("クラウドサービスの利用", "クラウド")]
    [InlineData("ガバメントクラウドへ", "クラウド")]
    [InlineData("業務改革を進める", "業務")]
    [InlineData("非電子決裁の書類", "電子決裁")]
    public void Mark_TermInsideAnotherWord_IsNotMarked(string text, string term)
    {
        Marked(text, term).ShouldBe(text);
    }

    [Theory]
    [InlineData("自治体DXの推進", "DX", "自治体[DX]の推進")]
    [InlineData("電子決裁率を上げる", "電子決裁", "[電子決裁]率を上げる")]
    [InlineData("書かない窓口を開く", "書かない窓口", "[書かない窓口]を開く")]
    [InlineData("ＲＰＡを入れる", "RPA", "[ＲＰＡ]を入れる")]
    [InlineData("well-beingな暮らし", "Well-being", "[well-being]な暮らし")]
    [InlineData("AI・RPAの利用", "AI", "[AI]・RPAの利用")]
    public void Mark_TermAsWord_IsMarkedAsWritten(string text, string term, string expected)
    {
        Marked(text, term).ShouldBe(expected);
    }

    [Fact]
    public void Mark_TermInAddress_IsNotMarked()
    {
        Marked("https://example.jp/ai/ を見る。AIの話", "AI").ShouldBe("https://example.jp/ai/ を見る。[AI]の話");
    }

    [Fact]
    public void Mark_AliasAndTerm_ExplainTheEntryOnce()
    {
        var entry = new GlossaryEntry("AI", ["人工知能"], "学ぶ技術");

        var pieces = new GlossaryMarker([entry]).Mark("人工知能(AI)");

        pieces.Where(p => p.Entry is not null).ShouldHaveSingleItem().Text.ShouldBe("人工知能");
    }

    [Fact]
    public void Mark_NoTermsOrEmptyText_GivesTextBack()
    {
        Marked("本文").ShouldBe("本文");
        GlossaryMarker.Empty.Mark(string.Empty).ShouldBeEmpty();
    }

    private static string Marked(string text, params string[] terms) =>
        string.Concat(new GlossaryMarker(terms.Select(term => new GlossaryEntry(term, [], "説明"))).Mark(text)
            .Select(piece => piece.Entry is null ? piece.Text : $"[{piece.Text}]"));
}
