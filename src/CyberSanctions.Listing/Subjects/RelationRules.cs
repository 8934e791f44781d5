using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// What may be said of relations to others: those who read a list follow ownership, and must not run in circles.
/// </summary>
internal static partial class RelationRules
{
    private const int Whole = 100_00;
    private const int Majority = 50_00;
    private const int LongestName = 500;

    /// <summary>Whether somebody is said to be, in part, somebody else's.</summary>
    public static bool IsOwnershipOrControl(SubjectRelationKind kind)
        => kind is SubjectRelationKind.OwnedBy or SubjectRelationKind.ControlledBy or SubjectRelationKind.Owns
            or SubjectRelationKind.Controls;

    /// <summary>The entries that relations name.</summary>
    public static IEnumerable<string> Entries(Subject subject)
        => subject.Relations.Select(relation => relation.EntryReference).Where(reference => reference.Length > 0)
            .Distinct(StringComparer.Ordinal);

    public static void Check(
        Checks checks, string field, IReadOnlyList<SubjectRelation> relations, SubjectKind subject, DateOnly today)
    {
        var seen = new HashSet<(SubjectRelationKind, string, string)>();
        checks.Each(field, relations, SubjectRules.MostOthers, (at, relation) =>
        {
            Relation(checks, at, relation, subject, today);
            checks.That(
                relation.Since is not null || seen.Add((relation.Kind, relation.EntryReference, relation.Name)),
                at,
                "Is given more than once.");
        });
        var owned = relations
            .Where(relation => relation is { Kind: SubjectRelationKind.OwnedBy, Until: null })
            .Sum(relation => Percentages.Hundredths(relation.Percentage) is { } part and <= Whole ? part : 0);
        checks.That(owned <= Whole, field, "Have somebody own more than 100 % of the subject, all together.");
    }

    /// <summary>
    /// Whether by what is said of these entries one of them owns or controls itself: in whole, by a majority, or in a part that
    /// nobody knows. Holdings of a minority in each other there are.
    /// </summary>
    /// <param name="reference">The entry in question.</param>
    /// <param name="subjects">All subjects that relations name, by their references, that one included.</param>
    public static bool OwnsItself(string reference, IReadOnlyDictionary<string, Subject> subjects)
    {
        var owners = subjects
            .SelectMany(subject => subject.Value.Relations
                .Where(relation => relation is { EntryReference.Length: > 0, Until: null } && IsDecisive(relation))
                .Select(relation => relation.Kind is SubjectRelationKind.OwnedBy or SubjectRelationKind.ControlledBy
                    ? (Owned: subject.Key, Owner: relation.EntryReference)
                    : (Owned: relation.EntryReference, Owner: subject.Key)))
            .ToLookup(pair => pair.Owned, pair => pair.Owner, StringComparer.Ordinal);
        var (seen, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(owners[reference]));
        while (next.TryDequeue(out var owner))
        {
            if (owner == reference)
            {
                return true;
            }

            foreach (var further in seen.Add(owner) ? owners[owner] : [])
            {
                next.Enqueue(further);
            }
        }

        return false;
    }

    private static bool IsDecisive(SubjectRelation relation)
        => IsOwnershipOrControl(relation.Kind) && !(Percentages.Hundredths(relation.Percentage) <= Majority);

    private static void Relation(Checks checks, string field, SubjectRelation relation, SubjectKind subject, DateOnly today)
    {
        var isReference = relation.EntryReference.Length == 0 || EntryReference.IsMatch(relation.EntryReference);
        var isName = relation.Name.Length == 0 || !Texts.Problems(relation.Name, LongestName, lines: false).Any();
        checks
            .Choice($"{field}.kind", relation.Kind)
            .That(
                relation.Kind != SubjectRelationKind.FamilyOf || subject != SubjectKind.Entity,
                $"{field}.kind",
                "Is for persons only.")
            .That(
                isReference,
                $"{field}.entry_reference",
                "Must be a reference on the list, like EU.5701.88 or CYB-2026-0001.")
            .Line($"{field}.name", relation.Name, LongestName, required: false)
            .That(
                !isReference || !isName || relation.EntryReference.Length > 0 != relation.Name.Length > 0,
                field,
                "Must be to one: an entry of the list by its reference, or somebody named.")
            .Percentage($"{field}.percentage", relation.Percentage)
            .That(
                relation.Percentage.Length == 0 || !Enum.IsDefined(relation.Kind)
                    || relation.Kind == SubjectRelationKind.Unspecified || IsOwnershipOrControl(relation.Kind),
                $"{field}.percentage",
                "Is of ownership and control only.")
            .Remark(field, relation.Remark);
        FunctionRules.CheckPeriod(checks, $"{field}.since", relation.Since, $"{field}.until", relation.Until, today);
    }

    [GeneratedRegex(
        @"\A(EU\.[0-9]{1,9}\.[0-9]{1,9}|(CYB|EXERCISE)-[0-9]{4}-[0-9]{4,9})\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EntryReference { get; }
}
