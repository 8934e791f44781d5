using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Actors;

/// <summary>What must be said of a named actor: who it is and what it is held to have done.</summary>
internal static class ActorRules
{
    private const int MostAliases = 100;
    private const int LongestName = 500;

    /// <summary>Adds what is wrong with an actor to the checks.</summary>
    public static Checks Check(Checks checks, Actor? actor)
    {
        if (actor is null)
        {
            return checks.That(false, "actor", "Is required.");
        }

        checks
            .GivenByTheService("actor.id", actor.Id.Length == 0)
            .Choice("actor.kind", actor.Kind)
            .Line("actor.name", actor.Name, LongestName)
            .Paragraphs("actor.involvement", actor.Involvement, 10_000)
            .Country("actor.state", actor.State, required: actor.Kind == ActorKind.StateOrgan)
            .That(
                actor.State.Length == 0 || actor.Kind == ActorKind.StateOrgan,
                "actor.state",
                "Must be left out: only an organ of a State has one.")
            .That(actor.Aliases.Count <= MostAliases, "actor.aliases", "Must not be more than 100.");
        foreach (var (i, alias) in actor.Aliases.Take(MostAliases).Index())
        {
            checks
                .Line($"actor.aliases[{i}]", alias, LongestName)
                .Once($"actor.aliases[{i}]", alias != actor.Name && !actor.Aliases.Take(i).Contains(alias));
        }

        return checks;
    }
}
