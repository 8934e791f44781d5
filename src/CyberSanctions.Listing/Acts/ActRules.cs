using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Listing.Acts;

/// <summary>What a draft act must say, and which proposals it may bundle.</summary>
internal static partial class ActRules
{
    /// <summary>
    /// Bytes of an act's text. It travels in one gRPC message of at most 4 MiB, inside of events
    /// that hold up everything behind them when they cannot be read.
    /// </summary>
    public const int LargestText = 2 * 1024 * 1024;

    /// <summary>In one act.</summary>
    public const int MostProposals = 500;

    // list.xml takes no longer one.
    private const int LongestUrl = 512;

    // The answer travels in a header.
    private const int MostNamed = 50;

    /// <summary>Refuses an unusable request for a draft act.</summary>
    public static void Check(DraftActRequest request)
    {
        var checks = new Checks();
        CheckTitle(checks, request.Title);
        CheckLegalBasis(checks, request.LegalBasis);
        CheckPublicationUrl(checks, request.PublicationUrl);
        checks
            .That(Number.IsMatch(request.Number), "number", "Must be like 2020/1125.")
            .FullDate("entry_into_force", request.EntryIntoForce)
            .That(request.ProposalReferences.Count is >= 1 and <= MostProposals, "proposal_references", "Must be 1 to 500.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, reference) in request.ProposalReferences.Take(MostProposals).Index())
        {
            checks
                .Reference($"proposal_references[{i}]", reference)
                .That(seen.Add(reference), $"proposal_references[{i}]", "Is there already.");
        }

        checks.Throw();
    }

    /// <summary>One line.</summary>
    public static void CheckTitle(Checks checks, string title) => checks.Line("title", title, 2_000);

    /// <summary>One line.</summary>
    public static void CheckLegalBasis(Checks checks, string legalBasis) => checks.Line("legal_basis", legalBasis, 500);

    /// <summary>An address on the web, or nothing.</summary>
    public static void CheckPublicationUrl(Checks checks, string url)
        => checks.Url("publication_url", url, LongestUrl);

    /// <summary>
    /// The named proposals in the order in which they are named: all cleared, in no other act, and
    /// all of them exercises or none.
    /// </summary>
    public static IReadOnlyList<Proposal> RequireBundleable(
        Principal principal, IReadOnlyList<string> references, IEnumerable<Proposal> found)
    {
        var cleared = found
            .Where(proposal => principal.MaySee(proposal.Handling) && proposal.State == ProposalState.Cleared)
            .ToDictionary(proposal => proposal.Reference, StringComparer.Ordinal);
        var problems = references.Index()
            .Where(named => !cleared.ContainsKey(named.Item))
            .Take(MostNamed)
            .Select(named => new FieldProblem(
                $"proposal_references[{named.Index}]", $"{named.Item} is unknown, or not cleared, or in another act already."))
            .ToList();
        if (problems.Count > 0)
        {
            throw new RefusedException(new Refusal(
                StatusCode.FailedPrecondition,
                "proposal-not-cleared",
                string.Join(" ", problems.Select(problem => problem.Description)),
                problems,
                new Dictionary<string, string>()));
        }

        if (cleared.Values.DistinctBy(proposal => proposal.Exercise).Count() > 1)
        {
            throw Refusal.Precondition(
                "exercise-mixed",
                "proposal_references",
                "Some of these proposals are exercises and some are not; an act holds one or the other.");
        }

        return [.. references.Select(reference => cleared[reference])];
    }

    /// <summary>An act is marked like the most restricted of its proposals.</summary>
    public static Handling HandlingOf(IEnumerable<Proposal> proposals) => proposals.Max(proposal => proposal.Handling);

    /// <summary>Refuses an act whose text is too large to travel.</summary>
    public static void RequireTransportable(int textBytes, string field = "proposal_references")
    {
        if (textBytes > LargestText)
        {
            throw Refusal.Precondition(
                "act-too-large",
                field,
                $"The text of the act would have {textBytes} bytes, more than {LargestText}; make it two acts.");
        }
    }

    /// <summary>The act, if there is one that exists for this principal: one marked above their clearance does not.</summary>
    public static Act RequireExisting(Principal principal, string reference, Act? act)
        => act is not null && principal.MaySee(act.Handling) ? act : throw Refusal.NotFound("act", reference);

    /// <summary>Refuses to submit what is submitted, or what is not at the version that was seen (0: whatever it is).</summary>
    public static void RequireSubmittable(Act act, long expectedVersion)
    {
        if (expectedVersion != 0 && expectedVersion != act.Version)
        {
            throw Refusal.Stale(act.Reference, expectedVersion, act.Version);
        }

        if (act.State != ActState.Draft)
        {
            throw Refusal.Precondition("not-a-draft", $"{act.Reference} was submitted already.");
        }

        // A ballot that no delegate may see could never be decided.
        if (act.Handling > Handling.TlpAmberStrict)
        {
            throw Refusal.Precondition(
                "handling-above-council", $"{act.Reference} is marked TLP:RED, which delegates may not see; they could not vote on it.");
        }
    }

    // 2020/1125: year and number, as the Official Journal counts regulations since 2015.
    [GeneratedRegex(@"\A[12][0-9]{3}/[1-9][0-9]{0,5}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number { get; }
}
