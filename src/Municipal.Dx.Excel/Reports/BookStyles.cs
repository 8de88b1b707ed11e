using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports.Tables;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Type, colours and lines of every sheet, in one place. A colour never says anything that words beside it do not say.</summary>
internal static class BookStyles
{
    public const string FontName = "游ゴシック";
    public const double Body = 9;
    public const double Small = 8;
    public const double Heading = 11;
    public const double Title = 14;

    public static readonly XLColor Ink = XLColor.FromHtml("#1A1A1A");
    public static readonly XLColor SoftInk = XLColor.FromHtml("#4D4D4D");
    public static readonly XLColor Rule = XLColor.FromHtml("#949494");
    public static readonly XLColor Head = XLColor.FromHtml("#E6E6E6");
    public static readonly XLColor Band = XLColor.FromHtml("#F2F2F2");
    public static readonly XLColor Key = XLColor.FromHtml("#0017C1");
    public static readonly XLColor KeyTint = XLColor.FromHtml("#E8F1FE");
    public static readonly XLColor Warning = XLColor.FromHtml("#CE0000");

    private static readonly XLColor GoodTint = XLColor.FromHtml("#C2E5D1");
    private static readonly XLColor FairTint = XLColor.FromHtml("#E6F5EC");
    private static readonly XLColor WarnTint = XLColor.FromHtml("#FFF0B3");
    private static readonly XLColor BadTint = XLColor.FromHtml("#FFDADA");
    private static readonly XLColor FiguresTab = XLColor.FromHtml("#197A4B");
    private static readonly XLColor AttentionTab = XLColor.FromHtml("#B78F00");
    private static readonly XLColor StudyTint = XLColor.FromHtml("#FFF0B3");
    private static readonly XLColor BuildTint = XLColor.FromHtml("#C5D7FB");
    private static readonly XLColor RunTint = XLColor.FromHtml("#C2E5D1");

    public static XLColor Of(PhaseTint tint) => tint switch
    {
        PhaseTint.Study => StudyTint,
        PhaseTint.Build => BuildTint,
        PhaseTint.Run => RunTint,
        _ => Head,
    };

    /// <summary>Null where the cell has no tint.</summary>
    public static XLColor? Of(BookTint tint) => tint switch
    {
        BookTint.Good => GoodTint,
        BookTint.Fair => FairTint,
        BookTint.Warn => WarnTint,
        BookTint.Bad => BadTint,
        _ => null,
    };

    /// <summary>Null where the rating is not of the scale, or outside of it.</summary>
    public static XLColor? Of(RatingTone tone) => tone switch
    {
        RatingTone.Best => GoodTint,
        RatingTone.Good => FairTint,
        RatingTone.Low => WarnTint,
        RatingTone.Worst => BadTint,
        _ => null,
    };

    /// <summary>Colour of a sheet's tab.</summary>
    public static XLColor Of(BookTone tone) => tone switch
    {
        BookTone.Figures => FiguresTab,
        BookTone.Attention => AttentionTab,
        BookTone.Reference => Rule,
        _ => Key,
    };

    public static void Base(IXLStyle style)
    {
        style.Font.FontName = FontName;
        style.Font.FontSize = Body;
        style.Font.FontColor = Ink;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
    }

    /// <summary>A table's cells: thin lines, wrapped, text at the top.</summary>
    public static void Grid(IXLRange range)
    {
        var style = range.Style;
        style.Alignment.WrapText = true;
        (style.Border.LeftBorder, style.Border.RightBorder) = (XLBorderStyleValues.Thin, XLBorderStyleValues.Thin);
        (style.Border.TopBorder, style.Border.BottomBorder) = (XLBorderStyleValues.Thin, XLBorderStyleValues.Thin);
        (style.Border.LeftBorderColor, style.Border.RightBorderColor) = (Rule, Rule);
        (style.Border.TopBorderColor, style.Border.BottomBorderColor) = (Rule, Rule);
    }

    public static void ColumnHeads(IXLRange range)
    {
        Grid(range);
        range.Style.Fill.BackgroundColor = Head;
        range.Style.Font.Bold = true;
        range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }

    public static void Centre(IXLRangeBase range) => range.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
}
