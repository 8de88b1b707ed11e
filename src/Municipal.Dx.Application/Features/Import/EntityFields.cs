using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Reads and writes the plain fields of an entity as canonical text, as the schema binds them.</summary>
internal static class EntityFields
{
    private static readonly ConcurrentDictionary<(Type, string), PropertyInfo> Properties = new();

    /// <summary>Null where the property is empty or holds the field's default.</summary>
    public static string? Read(object entity, PlanField field)
    {
        var text = Say(PropertyOf(entity, field.Property!).GetValue(entity), field);
        return string.IsNullOrEmpty(text) || text == field.Default ? null : text;
    }

    public static void Write(object entity, PlanField field, string? text)
    {
        var property = PropertyOf(entity, field.Property!);
        property.SetValue(entity, Parse(text ?? field.Default, property.PropertyType));
    }

    public static int OrderOf(object entity) => FindOrder(entity)?.GetValue(entity) is int order ? order : 0;

    public static void SetOrder(object entity, int order)
    {
        if (FindOrder(entity) is { } property && !Equals(property.GetValue(entity), order))
        {
            property.SetValue(entity, order);
        }
    }

    public static long IdOf(object entity) => (long)PropertyOf(entity, "Id").GetValue(entity)!;

    private static PropertyInfo? FindOrder(object entity) => entity.GetType().GetProperty("Order");

    private static PropertyInfo PropertyOf(object entity, string name) =>
        Properties.GetOrAdd((entity.GetType(), name), static key => key.Item1.GetProperty(key.Item2) ?? throw new InvalidOperationException($"{key.Item1.Name} has no {key.Item2}."));

    private static string? Say(object? value, PlanField field) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        decimal number => PlanScalar.FormatNumber(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum token => field.Tokens.First(t => t.Equals(token.ToString(), StringComparison.OrdinalIgnoreCase)),
        List<string> list => string.Join(PlanRecord.ListSeparator, list),
        List<int> list => string.Join(PlanRecord.ListSeparator, list.Select(n => n.ToString(CultureInfo.InvariantCulture))),
        _ => ((string)value).Replace("\r\n", "\n", StringComparison.Ordinal).Trim(),
    };

    private static object? Parse(string? text, Type type)
    {
        if (type == typeof(List<string>))
        {
            return text is null ? new List<string>() : text.Split(PlanRecord.ListSeparator).ToList();
        }

        if (type == typeof(List<int>))
        {
            return text is null ? new List<int>() : text.Split(PlanRecord.ListSeparator).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return text switch
        {
            null => plain == type && type.IsValueType ? Activator.CreateInstance(type) : null,
            _ when plain == typeof(string) => text,
            _ when plain == typeof(bool) => text == "true",
            _ when plain == typeof(int) => int.Parse(text, CultureInfo.InvariantCulture),
            _ when plain == typeof(decimal) => decimal.Parse(text, CultureInfo.InvariantCulture),
            _ when plain == typeof(DateOnly) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => Enum.Parse(plain, text, ignoreCase: true),
        };
    }
}
