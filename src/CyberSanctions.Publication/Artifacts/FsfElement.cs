using System.Xml;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// Writes FSF elements. A value that is longer than the schema lets an attribute be is cut there
/// and given whole in <c>additionalInformation</c>, under the attribute's name.
/// </summary>
internal sealed class FsfElement : FsfAttributes, IDisposable
{
    public const string Namespace = "http://eu.europa.ec/fpi/fsd/export";

    private readonly XmlWriter _xml;
    private readonly List<Fact> _whole = [];

    private FsfElement(XmlWriter xml, string name)
    {
        _xml = xml;
        _xml.WriteStartElement(name, Namespace);
    }

    public static FsfElement Start(XmlWriter xml, string name) => new(xml, name);

    /// <summary>
    /// What the schema has no attribute for, after what an attribute has no room for. Call it after the attributes and
    /// remarks, and before other children.
    /// </summary>
    public FsfElement Information(params IEnumerable<Fact> facts)
    {
        foreach (var fact in _whole.Concat(facts))
        {
            using var information = new FsfElement(_xml, "additionalInformation");
            information.Attribute("key", fact.Key).Attribute("value", fact.Value);
        }

        return this;
    }

    public FsfElement Child(string name, string text)
    {
        _xml.WriteElementString(name, Namespace, Clean(text));
        return this;
    }

    public void Dispose() => _xml.WriteEndElement();

    protected override void Take(string name, string value) => _xml.WriteAttributeString(name, value);

    protected override void Take(string name, string value, int most)
    {
        if (value.Length <= most)
        {
            Take(name, value);
            return;
        }

        // Never half of a surrogate pair.
        _whole.Add(new Fact(name, value));
        Take(name, value[..(char.IsHighSurrogate(value[most - 1]) ? most - 1 : most)]);
    }
}

/// <summary>One <c>additionalInformation</c>.</summary>
/// <param name="Key">At most 32 characters; docs/list-formats.md lists all.</param>
/// <param name="Value">As long as need be.</param>
internal sealed record Fact(string Key, string Value)
{
    /// <summary>Those of which something is known.</summary>
    public static IEnumerable<Fact> Known(params IEnumerable<(string Key, string Value)> facts)
        => facts.Where(fact => fact.Value.Length > 0).Select(fact => new Fact(fact.Key, fact.Value));
}
