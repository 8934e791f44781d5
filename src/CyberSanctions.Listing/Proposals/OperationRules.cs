using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Refusals;
using CyberSanctions.Listing.Dossiers;
using CyberSanctions.Listing.Entries;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Proposals;

/// <summary>
/// Whether what proposals propose can be done to a list as it stands. Asked when a proposal is drafted, when an act bundles it,
/// and again when the act is put to the vote.
/// </summary>
internal static class OperationRules
{
    // The answer travels in a header.
    private const int MostNamed = 20;

    /// <summary>What an entry says with an amendment.</summary>
    public static EntryContent Amended(EntryContent content, Amendment amendment)
        => EntryContents.With(content, amendment.Fields, amendment.After);

    /// <summary>Refuses an amendment that cites a dossier of an exercise for what is none, or the other way round.</summary>
    public static void RequireSameFlag(ConcludedDossier dossier, Proposal proposal)
    {
        if (dossier.Exercise != proposal.Exercise)
        {
            throw ProposalRefusals.ExerciseMixed.Because(
                "dossier_reference",
                dossier.Exercise
                    ? $"The dossier {dossier.Reference} is an exercise; what is on {proposal.List} cannot rest on it."
                    : $"The dossier {dossier.Reference} is no exercise; what is on {proposal.List} cannot rest on it.");
        }
    }

    /// <summary>
    /// Refuses what names an entry that there is not, that is off the list, or that has changed since the proposal was drafted;
    /// and days that are not later than those which the list has.
    /// </summary>
    public static void RequireCurrent(IReadOnlyCollection<Proposal> proposals, ListStanding standing)
    {
        foreach (var proposal in proposals)
        {
            RequireEntries(
                proposal,
                standing,
                OperationRefusals.EntryUnknown,
                (entry, _) => entry is null,
                (reference, _) => $"There is no {reference} on {standing.List}.");
            RequireEntries(
                proposal,
                standing,
                OperationRefusals.EntryEnded,
                (entry, _) => standing.HasEnded(entry!),
                (reference, _) => $"{reference} is off {standing.List}, or will be: only an entry on the list can be amended,"
                    + " delisted or renewed.");
            RequireEntries(
                proposal,
                standing,
                OperationRefusals.EntryChanged,
                (entry, version) => entry!.Version != version,
                (reference, entry) => $"{reference} is at version {entry!.Version} now; look at it and draft the proposal anew.");
            RequireLaterDay(proposal, standing);
        }
    }

    private static void RequireEntries(
        Proposal proposal,
        ListStanding standing,
        RefusalKind kind,
        Func<ListedEntry?, int, bool> isWrong,
        Func<string, ListedEntry?, string> message)
    {
        var problems = Operations.Entries(proposal).Index()
            .Where(named => isWrong(standing.Entries.GetValueOrDefault(named.Item.Reference), named.Item.Version))
            .Take(MostNamed)
            .Select(named => new FieldProblem(
                FieldOf(proposal, named.Index),
                message(named.Item.Reference, standing.Entries.GetValueOrDefault(named.Item.Reference))))
            .ToList();
        if (problems.Count > 0)
        {
            throw kind.Because(problems);
        }
    }

    private static void RequireLaterDay(Proposal proposal, ListStanding standing)
    {
        var (field, until, present) = proposal.Kind switch
        {
            OperationKind.Renew => ("renewal.until", proposal.Renewal.Until.ToDay(), standing.Days.ListingsUntil),
            OperationKind.Extend => ("extension.until", proposal.Extension.Until.ToDay(), standing.Days.FrameworkUntil),
            _ => ("", default, null),
        };
        if (present is { } day && until <= day)
        {
            throw OperationRefusals.DayNotLater.Because(
                field, $"Must be after {day:yyyy-MM-dd}, the day that {standing.List} has.");
        }
    }

    private static string FieldOf(Proposal proposal, int index) => proposal.Kind switch
    {
        OperationKind.Amend => "amendment.entry_reference",
        OperationKind.Delist => "delisting.entry_reference",
        _ => $"renewal.reviews[{index}].entry_reference",
    };
}
