namespace Municipal.Dx.Domain.Measures;

/// <summary>The Japanese word for how, and by whose word, a department owns a measure.</summary>
public static class OwnerLabels
{
    public static string Of(OwnerRole value) => value switch
    {
        OwnerRole.Lead => "主担当",
        OwnerRole.Equal => "担当",
        _ => "関係課",
    };

    public static string Of(OwnerOrigin value) => value switch
    {
        OwnerOrigin.Plan => "計画書",
        OwnerOrigin.Office => "事務局の割当",
        _ => "体験用",
    };
}
