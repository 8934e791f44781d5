using System.Text;

namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>A JSON object as text, member by member, so that a test can put in what no serializer would write.</summary>
/// <param name="Members">Names, and values as they stand in the text.</param>
public sealed record JsonText(params IReadOnlyList<(string Name, string Value)> Members)
{
    /// <summary>With another value for one member, or with one more.</summary>
    public JsonText With(string name, string value)
        => Members.Any(m => m.Name == name)
            ? new([.. Members.Select(m => m.Name == name ? (name, value) : m)])
            : And(name, value);

    /// <summary>Without one member.</summary>
    public JsonText Without(string name) => new([.. Members.Where(m => m.Name != name)]);

    /// <summary>With one more member, be it there already or not.</summary>
    public JsonText And(string name, string value) => new([.. Members, (name, value)]);

    /// <summary>As UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(ToString());

    /// <inheritdoc/>
    public override string ToString() => $"{{{string.Join(",", Members.Select(m => $"\"{m.Name}\":{m.Value}"))}}}";
}
