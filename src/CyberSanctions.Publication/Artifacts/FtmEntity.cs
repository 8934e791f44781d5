namespace CyberSanctions.Publication.Artifacts;

/// <summary>An entity of FollowTheMoney, the data model of OpenSanctions.</summary>
/// <param name="Id">The same for ever.</param>
/// <param name="Schema">For example <c>Person</c>.</param>
/// <param name="Caption">What it is called.</param>
/// <param name="FirstSeen">Since when the suite has it on record, UTC.</param>
/// <param name="LastChange">When what is said of it last changed on record, UTC.</param>
internal sealed record FtmEntity(string Id, string Schema, string Caption, DateTime FirstSeen, DateTime LastChange)
{
    private readonly SortedDictionary<string, SortedSet<string>> _properties = new(StringComparer.Ordinal);

    /// <summary>Whether it is on the list, and does not only belong to somebody who is.</summary>
    public bool Target { get; init; }

    /// <summary>By their names; each has at least one value, none twice, in the order of their code points.</summary>
    public IReadOnlyDictionary<string, SortedSet<string>> Properties => _properties;

    /// <summary>The values of a property; none where it has none.</summary>
    public IEnumerable<string> Of(string property) => _properties.TryGetValue(property, out var values) ? values : [];

    /// <summary>Adds values; those that say nothing are left out.</summary>
    public FtmEntity Add(string property, params IEnumerable<string> values)
    {
        foreach (var value in values.Where(value => value.Length > 0))
        {
            if (!_properties.TryGetValue(property, out var known))
            {
                _properties.Add(property, known = new SortedSet<string>(ByCodePoint.Order));
            }

            known.Add(value);
        }

        return this;
    }
}
