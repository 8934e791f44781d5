using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>What a scenario has to be. All that is wrong with it is found at once, each by its path.</summary>
internal static partial class ScenarioRules
{
    /// <summary>How many injects a scenario may have; as many again may be added on the way.</summary>
    public const int MostInjects = 200;

    private const int MostReactions = 200;
    private const int MostParts = 20;
    private const int MostSubjects = 20;
    private const int MostConductors = 10;
    private const int MostObjectives = 20;
    private const int MostDeeds = 20;
    private const int LongestTitle = 200;
    private const int LongestText = 4_000;
    private const int LongestSubject = 200;

    /// <summary>Begins the checks of a scenario.</summary>
    /// <param name="by">Who sets it up, and conducts it.</param>
    public static Checks Check(Scenario? scenario, string by)
    {
        if (scenario is null)
        {
            return new Checks().That(false, "scenario", "Is required.");
        }

        var checks = new Checks()
            .Line("title", scenario.Title, LongestTitle)
            .Paragraphs("summary", scenario.Summary, LongestText, required: false)
            .Choice("handling", scenario.Handling)
            .That(scenario.Objectives.Count <= MostObjectives, "objectives", $"Must not be more than {MostObjectives}.")
            .That(scenario.Conductors.Count <= MostConductors, "conductors", $"Must not be more than {MostConductors}.")
            .That(scenario.Parts.Count is >= 1 and <= MostParts, "parts", $"Must be 1 to {MostParts}.")
            .That(scenario.Injects.Count <= MostInjects, "injects", $"Must not be more than {MostInjects}.")
            .That(scenario.Reactions.Count <= MostReactions, "reactions", $"Must not be more than {MostReactions}.");
        foreach (var (i, objective) in scenario.Objectives.Index().Take(MostObjectives))
        {
            checks.Line($"objectives[{i}]", objective, 500);
        }

        var parts = Keys(checks, "parts", scenario.Parts.Take(MostParts).Select(part => part.Key));
        foreach (var (i, part) in scenario.Parts.Index().Take(MostParts))
        {
            checks.Line($"parts[{i}].title", part.Title, LongestTitle)
                .That(
                    part.Subjects.Count is >= 1 and <= MostSubjects, $"parts[{i}].subjects", $"Must be 1 to {MostSubjects}.");
        }

        CheckCast(checks, scenario, by);
        var injects = Keys(checks, "injects", scenario.Injects.Take(MostInjects).Select(inject => inject.Key));
        foreach (var (i, inject) in scenario.Injects.Index().Take(MostInjects))
        {
            checks.At($"injects[{i}]", "", CheckTelling(new Checks(), inject, parts));
        }

        Keys(checks, "reactions", scenario.Reactions.Take(MostReactions).Select(reaction => reaction.Key));
        foreach (var (i, reaction) in scenario.Reactions.Index().Take(MostReactions))
        {
            checks.At($"reactions[{i}]", "", Check(new Checks(), reaction, parts, injects));
        }

        return checks.Problems.Count == 0 ? checks : new Checks().At("scenario", "", checks);
    }

    /// <summary>Adds what is wrong with an inject.</summary>
    /// <param name="parts">The keys of the parts that there are; nothing when these are not known yet.</param>
    public static Checks Check(Checks checks, NewInject inject, IReadOnlySet<string>? parts)
        => CheckTelling(checks.That(IsKey(inject.Key), "key", KeyProblem), inject, parts);

    private static Checks CheckTelling(Checks checks, NewInject inject, IReadOnlySet<string>? parts)
    {
        checks.Line("title", inject.Title, LongestTitle)
            .Paragraphs("text", inject.Text, LongestText)
            .That(inject.Parts.Count is >= 1 and <= MostParts, "parts", $"Must be 1 to {MostParts}.")
            .That(inject.After.Length == 0 || Durations.Problem(inject.After) is null, "after", Durations.Problem("")!);
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, part) in inject.Parts.Index().Take(MostParts))
        {
            checks.Once($"parts[{i}]", before.Add(part))
                .That(IsKey(part) && parts?.Contains(part) != false, $"parts[{i}]", "Is no part of this scenario.");
        }

        return checks;
    }

    private static Checks Check(
        Checks checks, NewReaction reaction, IReadOnlySet<string> parts, IReadOnlySet<string> injects)
    {
        checks.Paragraphs("text", reaction.Text, 1_000)
            .That(parts.Contains(reaction.Part), "part", "Is no part of this scenario.")
            .That(
                reaction.Inject.Length == 0 || injects.Contains(reaction.Inject), "inject", "Is no inject of this scenario.")
            .That(reaction.Deeds.Count <= MostDeeds, "deeds", $"Must not be more than {MostDeeds}.")
            .That(
                reaction.Within.Length == 0
                    || (Durations.TryRead(reaction.Within, out var within) && within > TimeSpan.Zero),
                "within",
                $"{Durations.Problem("")} It is more than nothing.");
        foreach (var (i, deed) in reaction.Deeds.Index().Take(MostDeeds))
        {
            checks.That(DeedKinds.All.Contains(deed), $"deeds[{i}]", "Is no event that counts as a deed.");
        }

        return checks;
    }

    // Look-alikes are one person, who would be told in one part what the other is not, or conduct what they play.
    private static void CheckCast(Checks checks, Scenario scenario, string by)
    {
        var cast = new List<string> { by };
        foreach (var (i, subject) in scenario.Conductors.Index().Take(MostConductors))
        {
            Add($"conductors[{i}]", subject);
        }

        foreach (var (i, part) in scenario.Parts.Index().Take(MostParts))
        {
            foreach (var (j, subject) in part.Subjects.Index().Take(MostSubjects))
            {
                Add($"parts[{i}].subjects[{j}]", subject);
            }
        }

        void Add(string field, string subject)
        {
            checks.Line(field, subject, LongestSubject)
                .That(
                    subject.Length > LongestSubject || !cast.Exists(other => SamePerson.Are(other, subject)),
                    field,
                    "Is in this exercise already, or looks like somebody who is. Nobody plays two parts, or conducts and plays.");
            cast.Add(subject);
        }
    }

    private static HashSet<string> Keys(Checks checks, string list, IEnumerable<string> keys)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, key) in keys.Index())
        {
            checks.That(IsKey(key), $"{list}[{i}].key", KeyProblem).Once($"{list}[{i}].key", found.Add(key));
        }

        return found;
    }

    private const string KeyProblem = "Must be 1 to 40 letters, digits and hyphens, the first no hyphen.";

    private static bool IsKey(string key) => Key.IsMatch(key);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Key { get; }
}
