using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Kpis.Editing;

/// <summary>What a KPI must have to be kept and judged; the same demands as of a plan file. Fields are those of the form.</summary>
public static class KpiCheck
{
    public static IEnumerable<Problem> Of(Kpi kpi) =>
        Lengths(kpi).Concat(Target(kpi)).Concat(Settings(kpi)).Concat(Times(kpi));

    private static IEnumerable<Problem> Lengths(Kpi kpi)
    {
        if (kpi.Name.Length == 0)
        {
            yield return new Problem(nameof(KpiForm.Name), "KPIの名前を入力してください。");
        }

        (string Field, string? Text, int Max)[] limits =
        [
            (nameof(KpiForm.Name), kpi.Name, Kpi.NameMax),
            (nameof(KpiForm.Unit), kpi.Unit, Kpi.UnitMax),
            (nameof(KpiForm.BaselineText), kpi.BaselineText, Kpi.TextMax),
            (nameof(KpiForm.TargetText), kpi.TargetText, Kpi.TextMax),
            (nameof(KpiForm.FigureSource), kpi.FigureSource, Kpi.TextMax),
            (nameof(KpiForm.WhereFrom), kpi.WhereFrom, Kpi.NoteMax),
            (nameof(KpiForm.Remark), kpi.Remark, Kpi.NoteMax),
        ];
        foreach (var (field, text, max) in limits.Where(limit => limit.Text?.Length > limit.Max))
        {
            yield return new Problem(field, $"{max:N0}文字以内で入力してください(今は{text!.Length:N0}文字)。");
        }
    }

    private static IEnumerable<Problem> Target(Kpi kpi)
    {
        var takesNone = kpi.Type is KpiType.Milestone or KpiType.Qualitative;
        if (takesNone && (kpi.TargetValue ?? kpi.TargetUpperValue) is not null)
        {
            yield return new Problem(nameof(KpiForm.TargetValue), $"種別が「{KpiLabels.Of(kpi.Type)}」のKPIには、目標の数値を入れられません。言葉の欄に書いてください。");
        }
        else if (takesNone && kpi.TargetText is null)
        {
            yield return new Problem(nameof(KpiForm.TargetText), "目標を言葉で入力してください。");
        }
        else if (!takesNone && kpi.TargetValue is null)
        {
            yield return new Problem(nameof(KpiForm.TargetValue), "目標の数値を入力してください。数値で言えない目標は、種別を「有無」か「定性」にしてください。");
        }

        if (kpi.Type == KpiType.Range && (kpi.TargetUpperValue is null || kpi.TargetUpperValue < kpi.TargetValue))
        {
            yield return new Problem(nameof(KpiForm.TargetUpperValue), "範囲の上の端を、下の端以上の数で入力してください。");
        }

        if (kpi.Type != KpiType.Range && !takesNone && kpi.TargetUpperValue is not null)
        {
            yield return new Problem(nameof(KpiForm.TargetUpperValue), "範囲の上の端は、種別が「範囲内」のときだけ入力します。");
        }
    }

    private static IEnumerable<Problem> Settings(Kpi kpi)
    {
        if (kpi.Tolerance < 0 || (kpi.Tolerance > 0 && kpi.Type != KpiType.Maintain))
        {
            yield return new Problem(nameof(KpiForm.Tolerance), "許容幅は、種別が「維持する」のときだけ、0以上の数で入力します。");
        }

        if (kpi.IsStrict && kpi.Type is not (KpiType.UpperBound or KpiType.LowerBound))
        {
            yield return new Problem(nameof(KpiForm.IsStrict), "「未満・超」は、種別が「上限あり」か「下限あり」のときだけ選べます。");
        }

        if (kpi.EntryMode is not null && kpi.Basis is not (KpiBasis.PerYear or KpiBasis.PerNYears or KpiBasis.Cumulative))
        {
            yield return new Problem(nameof(KpiForm.EntryMode), $"値の取り方が「{KpiLabels.Of(kpi.Basis)}」のときは、入力のしかたを選びません。");
        }

        if (kpi.TargetWindowStart is not null && kpi.TargetEveryYears is not > 1)
        {
            yield return new Problem(nameof(KpiForm.TargetWindowStart), "最初の区切りの年度は、2年以上ごとの目標のときだけ入力します。");
        }

        foreach (var (field, month) in new[] { (nameof(KpiForm.MeasuredMonth), kpi.MeasuredMonth), (nameof(KpiForm.PublishedMonth), kpi.PublishedMonth) })
        {
            if (month is < 1 or > 12)
            {
                yield return new Problem(field, "月は1月から12月までで選んでください。");
            }
        }
    }

    private static IEnumerable<Problem> Times(Kpi kpi)
    {
        if (YearMonth.TryParse(kpi.TargetDue, out var due) && kpi.TargetFiscalYear is { } year && due.FiscalYear.Value != year)
        {
            yield return new Problem(nameof(KpiForm.TargetDue), $"目標の年月は{due.FiscalYear.Label}に当たりますが、年度の欄は{KpiText.Year(year)}です。1〜3月は前の年の年度です。");
        }

        if (kpi.BaselineAsOf is { Length: >= 7 } asOf && YearMonth.TryParse(asOf[..7], out var month)
            && !kpi.BaselineIsCalendarYear && kpi.BaselineFiscalYear is { } from && month.FiscalYear.Value != from)
        {
            yield return new Problem(nameof(KpiForm.BaselineAsOf), $"現状値の時点は{month.FiscalYear.Label}に当たりますが、年度の欄は{KpiText.Year(from)}です。1〜3月は前の年の年度です。");
        }
    }
}
