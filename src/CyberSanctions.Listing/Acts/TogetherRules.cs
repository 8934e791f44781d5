using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Acts;

/// <summary>Which operations one act may hold together, and beside what other acts are to do.</summary>
internal static class TogetherRules
{
    // The answer travels in a header.
    private const int MostNamed = 20;

    /// <summary>
    /// Refuses an act that does two things to one entry, unless it renews what it amends; that has two days for one thing; or
    /// that renews listings without saying of each that is on the list that it was reviewed, or delisting it.
    /// </summary>
    public static void Check(IReadOnlyCollection<Proposal> proposals, ListStanding standing)
    {
        var twice = proposals
            .SelectMany(proposal => Operations.Entries(proposal).Select(entry => (entry.Reference, proposal.Kind)))
            .GroupBy(entry => entry.Reference, StringComparer.Ordinal)
            .Where(entry => entry.Count() > 1 && !(entry.Count() == 2
                && entry.Any(e => e.Kind == OperationKind.Amend)
                && entry.Any(e => e.Kind == OperationKind.Renew)))
            .Select(entry => entry.Key)
            .ToList();
        if (twice.Count > 0)
        {
            throw TogetherRefusals.EntryTwice.Because(
                "proposal_references", $"The act does two things to {Names(twice)}; only what is amended can be renewed too.");
        }

        foreach (var (kind, what) in ((OperationKind, string)[])[
            (OperationKind.Renew, "renews listings"), (OperationKind.Extend, "extends the framework")
        ])
        {
            if (proposals.Count(proposal => proposal.Kind == kind) > 1)
            {
                throw TogetherRefusals.DayTwice.Because("proposal_references", $"The act {what} twice.");
            }
        }

        if (proposals.SingleOrDefault(proposal => proposal.Kind == OperationKind.Renew) is { } renewal)
        {
            CheckRenewal(proposals, renewal, standing);
        }
    }

    /// <summary>
    /// Refuses an act that does what another one is about to do, which is before the Council or has yet to take effect: which of
    /// them holds would be left to chance.
    /// </summary>
    public static void CheckBeside(Act act, ILookup<string, ActInProgress> inProgress)
    {
        foreach (var proposal in act.Proposals)
        {
            var references = proposal.Kind == OperationKind.Extend
                ? [""]
                : Operations.Entries(proposal).Select(entry => entry.Reference);
            if (references.SelectMany(reference => inProgress[reference])
                .FirstOrDefault(other => other.Kind == proposal.Kind && other.ActReference != act.Reference) is { } other)
            {
                throw TogetherRefusals.EntryInAnotherAct.Because(
                    $"{other.ActReference} does the"
                    + $" same{(other.EntryReference.Length > 0 ? $" to {other.EntryReference}" : "")}, "
                    + "and is before the Council or has yet to take effect.");
            }
        }
    }

    private static void CheckRenewal(IReadOnlyCollection<Proposal> proposals, Proposal renewal, ListStanding standing)
    {
        var named = proposals.Where(proposal => proposal.Kind is OperationKind.Renew or OperationKind.Delist)
            .SelectMany(Operations.Entries).Select(entry => entry.Reference).ToHashSet(StringComparer.Ordinal);
        var missing = standing.Entries.Values.Where(entry => !standing.HasEnded(entry) && !named.Contains(entry.Reference))
            .Select(entry => entry.Reference).Order(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw TogetherRefusals.ReviewMissing.Because(
                "proposal_references",
                $"Nothing is said of {Names(missing)}: the act renews listings, so each is to be reviewed or delisted "
                + "(Article 13(4) of Regulation (EU) 2019/796).");
        }

        var framework = proposals.SingleOrDefault(proposal => proposal.Kind == OperationKind.Extend)?.Extension.Until.ToDay()
            ?? standing.Days.FrameworkUntil;
        if (framework < renewal.Renewal.Until.ToDay())
        {
            throw TogetherRefusals.RenewalBeyondFramework.Because(
                "proposal_references", $"The listings would apply beyond {framework:yyyy-MM-dd}, when the framework ends.");
        }
    }

    private static string Names(IReadOnlyCollection<string> references)
        => string.Join(", ", references.Take(MostNamed))
            + (references.Count > MostNamed ? $" and {references.Count - MostNamed} more" : "");
}
