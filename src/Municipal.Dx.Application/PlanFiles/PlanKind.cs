namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Makes a record's identity inside the plan from its parent's key and its own fields.</summary>
public delegate string? PlanKeyRule(string? parentKey, Func<string, string?> field);

/// <summary>A kind of record of a plan file: its fields, its key and the kinds below it.</summary>
public sealed class PlanKind(string name, string label, string collection)
{
    private readonly List<PlanField> _inOrder = [];
    private readonly Dictionary<string, PlanField> _fields = new(StringComparer.Ordinal);

    /// <summary>Stable name (<c>measure</c>), stored with what was imported.</summary>
    public string Name { get; } = name;

    /// <summary>Japanese name, for sentences and previews.</summary>
    public string Label { get; } = label;

    /// <summary>Key of the YAML list or mapping that holds it.</summary>
    public string Collection { get; } = collection;

    /// <summary>One mapping instead of a list.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Written on one line.</summary>
    public bool IsInline { get; init; }

    /// <summary>Counted over the whole plan rather than below its parent.</summary>
    public bool IsOrderedOverPlan { get; init; }

    /// <summary>The same key may stand twice below a parent (a phase of the same words): the second one gets a number.</summary>
    public bool MayRepeat { get; init; }

    public Type? Entity { get; init; }

    /// <summary>Property of the entity that holds the full key.</summary>
    public string? KeyProperty { get; init; }

    public required PlanKeyRule Key { get; init; }

    public required IReadOnlyList<PlanField> Fields
    {
        get => _inOrder;
        init
        {
            foreach (var one in value)
            {
                _fields.Add(one.Name, one);
                _inOrder.Add(one);
            }
        }
    }

    public IReadOnlyList<PlanKind> Children { get; init; } = [];

    public PlanField? Find(string fieldName) => _fields.GetValueOrDefault(fieldName);

    public bool HasGroup(string group) => _fields.Values.Any(f => f.Group == group);

    public IEnumerable<PlanKind> WithDescendants() => Children.SelectMany(c => c.WithDescendants()).Prepend(this);
}
