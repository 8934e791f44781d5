using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Proposals;

/// <summary>
/// The form of a proposal that amends, delists, renews or extends: what can be judged without knowing the list.
/// </summary>
internal static partial class OperationForm
{
    /// <summary>Reviews of one renewal.</summary>
    public const int MostReviews = 2_000;

    private const int LongestConclusion = 4_000;

    // A slip of the pen must not list people for a century.
    private const int MostYears = 10;

    /// <summary>What a request proposes: a listing, unless it says something else.</summary>
    public static OperationKind KindOf(DraftProposalRequest request) => request switch
    {
        { Amendment: not null } => OperationKind.Amend,
        { Delisting: not null } => OperationKind.Delist,
        { Renewal: not null } => OperationKind.Renew,
        { Extension: not null } => OperationKind.Extend,
        _ => OperationKind.List,
    };

    /// <summary>Refuses a proposal, other than of a listing, that is not as it should be.</summary>
    /// <param name="request">The proposal.</param>
    /// <param name="today">In Brussels.</param>
    public static void Check(DraftProposalRequest request, DateOnly today)
    {
        var kind = KindOf(request);
        var checks = new Checks().Choice("handling", request.Handling);
        CheckNothingElse(checks, request, kind);
        ProposalRules.CheckEvidence(checks, request.Evidence);
        SponsorRules.Check(checks, request);
        checks
            .That(
                request.Reasons.Count == 0 || kind == OperationKind.Amend,
                "reasons",
                "Belong to a listing, or to an amendment that changes them.")
            .That(!request.AsPublished || kind == OperationKind.Amend, "as_published", "Belongs to a listing or an amendment.");
        checks.That(PublicLists.Exists(request.List), "list", "Must be eu-cyber or eu-cyber-exercise.");
        switch (kind)
        {
            case OperationKind.Amend:
                CheckAmendment(checks, request);
                break;
            case OperationKind.Delist:
                CheckDelisting(checks, request);
                break;
            case OperationKind.Renew:
                CheckRenewal(checks, request.Renewal, today);
                break;
            default:
                CheckUntil(checks, "extension.until", request.Extension.Until, today);
                break;
        }

        checks.Throw();
    }

    private static void CheckNothingElse(Checks checks, DraftProposalRequest request, OperationKind kind)
    {
        const string listing = "Belongs to a listing, which this is not.";
        const string one = "A proposal is for one thing; make it another proposal.";
        checks
            .That(request.Subject is null, "subject", listing)
            .That(request.Ground == ListingGround.Unspecified, "ground", listing)
            .That(request.Measures.Count == 0, "measures", listing)
            .That(request.StatementOfReasons.Length == 0, "statement_of_reasons", listing)
            .That(request.EuReferenceNumber.Length == 0, "eu_reference_number", listing)
            .That(request.Delisting is null || kind == OperationKind.Delist, "delisting", one)
            .That(request.Renewal is null || kind == OperationKind.Renew, "renewal", one)
            .That(request.Extension is null || kind == OperationKind.Extend, "extension", one)
            .That(request.DossierReference.Length == 0
                || kind == OperationKind.Amend, "dossier_reference", "Belongs to a listing or an amendment.")
            .That(request.DistinctFrom.Count == 0
                || kind == OperationKind.Amend, "distinct_from", "Belongs to a listing or an amendment.");
    }

    private static void CheckAmendment(Checks checks, DraftProposalRequest request)
    {
        var amendment = request.Amendment;
        CheckEntry(checks, "amendment", amendment.EntryReference, amendment.EntryVersion);
        ProposalRules.CheckDistinctFrom(checks, request.DistinctFrom);
        checks
            .Reference("dossier_reference", request.DossierReference, required: false)
            .That(
                request.DossierReference.Length > 0 || request.Evidence.Count > 0,
                "evidence",
                "Is required where no dossier is cited: an amendment rests on something.")
            .That(amendment.Fields.Count > 0, "amendment.fields", "Is required: at least one field.");
        var seen = new HashSet<EntryField>();
        foreach (var (i, field) in amendment.Fields.Take(EntryContents.Fields.Count + 1).Index())
        {
            checks.Choice($"amendment.fields[{i}]", field).Once($"amendment.fields[{i}]", seen.Add(field));
        }

        checks.That(amendment.After is not null, "amendment.after", "Is required.");
        if (request.Reasons.Count > 0)
        {
            ReasonsRules.Check(
                checks,
                "reasons",
                request.Reasons,
                "amendment.after.statement_of_reasons",
                amendment.After?.StatementOfReasons ?? "");
            checks
                .That(
                    amendment.Fields.Contains(EntryField.StatementOfReasons),
                    "reasons",
                    "Are given where the statement of reasons is amended.")
                .That(
                    request.DossierReference.Length > 0 && !request.AsPublished,
                    "reasons",
                    "Rest on a dossier; what is taken over as it was published does not.");
        }

        if (amendment.Fields.All(EntryContents.Fields.Contains))
        {
            // What is not named would go unnoticed.
            checks
                .That(IsOnly(amendment.After, amendment.Fields), "amendment.after", "Has a field that `fields` does not name.")
                .That(IsOnly(amendment.Before, amendment.Fields), "amendment.before", "Has a field that `fields` does not name.");
        }
    }

    // The kind of a subject stays as it is; whoever states it states no field.
    private static bool IsOnly(EntryContent? content, IEnumerable<EntryField> fields)
        => content is null || EntryContents.Only(content, fields).Equals(EntryContents.Only(content, EntryContents.Fields));

    private static void CheckDelisting(Checks checks, DraftProposalRequest request)
    {
        CheckEntry(checks, "delisting", request.Delisting.EntryReference, request.Delisting.EntryVersion);
        checks
            .Choice("delisting.reason", request.Delisting.Reason)
            .Paragraphs("delisting.statement_of_reasons", request.Delisting.StatementOfReasons, ProposalRules.LongestStatement)
            .That(
                request.Evidence.Count > 0,
                "evidence",
                "Is required: the judgment, the observations, the certificate, each in one line.");
    }

    private static void CheckRenewal(Checks checks, Renewal renewal, DateOnly today)
    {
        CheckUntil(checks, "renewal.until", renewal.Until, today);
        checks.That(renewal.Reviews.Count is >= 1 and <= MostReviews, "renewal.reviews", $"Must be 1 to {MostReviews}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, review) in renewal.Reviews.Take(MostReviews).Index())
        {
            CheckEntry(checks, $"renewal.reviews[{i}]", review.EntryReference, review.EntryVersion);
            checks
                .Once($"renewal.reviews[{i}].entry_reference", seen.Add(review.EntryReference))
                .Paragraphs($"renewal.reviews[{i}].conclusion", review.Conclusion, LongestConclusion);
        }
    }

    private static void CheckUntil(Checks checks, string field, Contracts.Common.V1.Date? until, DateOnly today)
    {
        checks.FullDate(field, until);
        if (until is null || Calendar.Problem(until) is not null)
        {
            return;
        }

        checks
            .That(until.ToDay() > today, field, "Must be yet to come.")
            .That(until.ToDay() <= today.AddYears(MostYears), field, $"Must not be more than {MostYears} years ahead.");
    }

    private static void CheckEntry(Checks checks, string field, string reference, int version)
        => checks
            .That(
                EntryReference.IsMatch(reference),
                $"{field}.entry_reference",
                "Must be a reference on the list, like EU.5701.88 or CYB-2026-0001.")
            .That(version > 0, $"{field}.entry_version", "Must be the version of the entry that you have seen.");

    [GeneratedRegex(
        @"\A(EU\.[0-9]{1,9}\.[0-9]{1,9}|(CYB|EXERCISE)-[0-9]{4}-[0-9]{4,9})\z",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EntryReference { get; }
}
