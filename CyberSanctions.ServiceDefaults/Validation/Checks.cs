using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.ServiceDefaults.Validation;

/// <summary>
/// Collects everything that is wrong with a request, so that the person who sent it learns it
/// all at once, and refuses it if there is anything. What a value of a kind must be like is decided in
/// <see cref="Contracts.Kinds"/>, for the services and the clients alike.
/// </summary>
public sealed partial class Checks
{
    private readonly List<FieldProblem> _problems = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<FieldProblem> Problems => _problems;

    /// <summary>A problem unless it holds.</summary>
    public Checks That(bool holds, string field, string description) => Problem(field, holds ? null : description);

    /// <summary>An item that a list may hold once.</summary>
    /// <param name="field">Where it stands.</param>
    /// <param name="isFirst">Whether it is the first of its kind there.</param>
    public Checks Once(string field, bool isFirst) => That(isFirst, field, "Is given more than once.");

    /// <summary>A value of a closed list.</summary>
    public Checks Choice<T>(string field, T value)
        where T : struct, Enum
        => That(!value.Equals(default(T)) && Enum.IsDefined(value), field, "Must be one of the listed values.");

    /// <summary>A value of a closed list that may be left out.</summary>
    public Checks OptionalChoice<T>(string field, T value)
        where T : struct, Enum
        => That(Enum.IsDefined(value), field, "Must be one of the listed values.");

    /// <summary>Adds what is wrong with one of several, at its place.</summary>
    /// <param name="field">Its place: <c>dossier.actors[2]</c>.</param>
    /// <param name="alone">What it is called where it stands alone: <c>actor</c>; empty when its fields are named without
    /// it.</param>
    /// <param name="found">What is wrong with it.</param>
    public Checks At(string field, string alone, Checks found)
    {
        foreach (var (name, description) in found._problems)
        {
            var within = alone.Length > 0 && name.StartsWith(alone, StringComparison.Ordinal) ? name[alone.Length..] : $".{name}";
            _problems.Add(new FieldProblem(field + within, description));
        }

        return this;
    }

    /// <summary>Refuses when a problem was found.</summary>
    public void Throw()
    {
        if (_problems.Count > 0)
        {
            throw Refusal.Invalid(_problems);
        }
    }

    private Checks Problem(string field, string? description)
    {
        if (description is not null)
        {
            _problems.Add(new FieldProblem(field, description));
        }

        return this;
    }

    // What may be left out, and else is held to its kind.
    private Checks Present(string field, string value, bool required, Func<string, string?> problem)
        => Problem(field, value.Length > 0 ? problem(value) : required ? "Is required." : null);
}
