using System.Globalization;
using System.Text;

namespace Municipal.Dx.Web.Setup;

/// <summary>The portal speaks Japanese whatever the machine's language is.</summary>
public static class Culture
{
    /// <exception cref="InvalidOperationException">ICU is missing: NFKC folding and eras would silently be wrong.</exception>
    public static void Use()
    {
        if (!"ｶﾞ１".Normalize(NormalizationForm.FormKC).Equals("ガ1", StringComparison.Ordinal)
            || new CultureInfo("ja-JP").DateTimeFormat.GetMonthName(1) != "1月")
        {
            throw new InvalidOperationException("日本語の処理に必要なICUがありません(InvariantGlobalization が有効)。ICUライブラリを入れてから起動してください。");
        }

        var culture = CultureInfo.GetCultureInfo("ja-JP");
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
    }
}
