using System.Text.Json;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>
/// A part of a name, a birth and so on, as it stands in an act and in list.json: both read alike, so that what differs is what
/// the act changes.
/// </summary>
/// <param name="Label">Before the value; nothing where the value speaks for itself.</param>
/// <param name="InAct">The value in an act; empty when there is none.</param>
/// <param name="InList">The value in list.json; empty when there is none, or lists did not have it yet.</param>
internal sealed record Part<T>(string Label, Func<T, string> InAct, Func<JsonElement, string> InList)
{
    /// <summary>With its label.</summary>
    public string Of(T item) => Labelled(InAct(item));

    /// <summary>With its label.</summary>
    public string Of(JsonElement item) => Labelled(InList(item));

    private string Labelled(string value) => value.Length == 0 || Label.Length == 0 ? value : $"{Label} {value}";
}
