using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Acts;

/// <summary>What a draft act must say, and which proposals it may bundle.</summary>
internal static partial class ActRules
{
    /// <summary>Bytes of an act's text. Whoever votes on it reads it in one gRPC message, of at most 4 MiB.</summary>
    public const int LargestText = 2 * 1024 * 1024;

    /// <summary>In one act.</summary>
    public const int MostProposals = 500;

    // list.xml takes no longer one.
    private const int LongestUrl = 512;

    // What the corrections of an act change travels with its text.
    private const int LargestChanges = 3 * 512 * 1024;

    // The answer travels in a header.
    private const int MostNamed = 50;

    /// <summary>Refuses an unusable request for a draft act.</summary>
    /// <param name="request">The act.</param>
    /// <param name="today">In Brussels.</param>
    public static void Check(DraftActRequest request, DateOnly today)
    {
        var checks = new Checks();
        CheckTitle(checks, request.Title);
        CheckLegalBasis(checks, request.LegalBasis);
        CheckPublicationUrl(checks, request.PublicationUrl);
        CheckNumber(checks, "number", request.Number);
        checks
            .OptionalChoice("instrument", request.Instrument)
            .FullDate("entry_into_force", request.EntryIntoForce, required: false)
            .FullDate("published_on", request.PublishedOn, required: false);
        CheckProposals(checks, request.ProposalReferences);

        if (request.Corrects is { } corrects)
        {
            checks
                .Reference("corrects.act_reference", corrects.ActReference)
                .FullDate("corrects.from", corrects.From, required: false);
        }

        PairForm.Check(checks, request.Twin);
        checks.Throw();
        CheckEntryIntoForce(checks, request.EntryIntoForce, request.PublishedOn, request.PublicationUrl, today);
        PairForm.CheckTogether(checks, Saying(request), today).Throw();
    }

    /// <summary>An act that says what is to be drafted, without its proposals.</summary>
    public static Act Saying(DraftActRequest request) => new()
    {
        Title = request.Title,
        LegalBasis = request.LegalBasis,
        Number = request.Number,
        EntryIntoForce = request.EntryIntoForce,
        PublishedOn = request.PublishedOn,
        PublicationUrl = request.PublicationUrl,
        Corrects = request.Corrects,
        Instrument = request.Instrument,
        Twin = request.Twin,
    };

    /// <summary>
    /// An act enters into force when it is adopted; or on a day to come, if it is adopted by then; or it is published already,
    /// and then says since which day, and cites where and when.
    /// </summary>
    public static Checks CheckEntryIntoForce(
        Checks checks, Date? entryIntoForce, Date? publishedOn, string publicationUrl, DateOnly today)
    {
        if (entryIntoForce is null)
        {
            return checks.That(
                publishedOn is null,
                "published_on",
                "Goes with `entry_into_force` only: an act that has none is yet to be published.");
        }

        var day = entryIntoForce.ToDay();
        checks
            .That(
                day >= ActDates.First,
                "entry_into_force",
                $"Must not be before {ActDates.First:yyyy-MM-dd}, when Regulation (EU) 2019/796 entered into force.")
            .That(day <= today.AddYears(1), "entry_into_force", "Must not be more than a year ahead.")
            .That(
                publishedOn is not null || day > today,
                "published_on",
                "Is required with an `entry_into_force` that has come: only an act that is published already has one.")
            .That(publishedOn is null || publicationUrl.Length > 0, "publication_url", "Is required with `published_on`.")
            .That(
                publishedOn is not null || day <= today || publicationUrl.Length == 0,
                "publication_url",
                "Goes with `published_on` only: an act without it is yet to be published.");
        return publishedOn is null
            ? checks
            : checks
                .That(publishedOn.ToDay() >= ActDates.First, "published_on", $"Must not be before {ActDates.First:yyyy-MM-dd}.")
                .That(publishedOn.ToDay() <= today, "published_on", "Is yet to come.")
                .That(publishedOn.ToDay() <= day
                    || day < ActDates.First, "published_on", "Must not be after `entry_into_force`.");
    }

    /// <summary>1 to 500 references, each once.</summary>
    public static void CheckProposals(Checks checks, IReadOnlyCollection<string> references)
    {
        checks.That(references.Count is >= 1 and <= MostProposals, "proposal_references", "Must be 1 to 500.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, reference) in references.Take(MostProposals).Index())
        {
            checks
                .Reference($"proposal_references[{i}]", reference)
                .Once($"proposal_references[{i}]", seen.Add(reference));
        }
    }

    /// <summary>One line.</summary>
    public static void CheckTitle(Checks checks, string title) => checks.Line("title", title, 2_000);

    /// <summary>One line.</summary>
    public static void CheckLegalBasis(Checks checks, string legalBasis) => checks.Line("legal_basis", legalBasis, 500);

    /// <summary>An address on the web, or nothing.</summary>
    public static void CheckPublicationUrl(Checks checks, string url, string field = "publication_url")
        => checks.Url(field, url, LongestUrl);

    /// <summary>As the Official Journal counts.</summary>
    public static void CheckNumber(Checks checks, string field, string number)
        => checks.That(Number.IsMatch(number), field, "Must be like 2020/1125.");

    /// <summary>
    /// The named proposals in the order in which they are named: all cleared, in no other act, and
    /// all of them exercises or none.
    /// </summary>
    /// <param name="held">What the act holds already, as its newest text has it.</param>
    public static IReadOnlyList<Proposal> RequireBundleable(
        Principal principal,
        IReadOnlyList<string> references,
        IEnumerable<Proposal> found,
        IReadOnlyCollection<Proposal>? held = null)
    {
        var cleared = found
            .Where(proposal => principal.MaySee(proposal.Handling) && proposal.State == ProposalState.Cleared)
            .Concat(held ?? [])
            .ToDictionary(proposal => proposal.Reference, StringComparer.Ordinal);
        var problems = references.Index()
            .Where(named => !cleared.ContainsKey(named.Item))
            .Take(MostNamed)
            .Select(named => new FieldProblem(
                $"proposal_references[{named.Index}]", $"{named.Item} is unknown, or not cleared, or in another act already."))
            .ToList();
        if (problems.Count > 0)
        {
            throw ActRefusals.ProposalNotCleared.Because(problems);
        }

        if (references.Select(reference => cleared[reference].Exercise).Concat((held ?? []).Select(proposal => proposal.Exercise))
            .Distinct().Count() > 1)
        {
            throw ProposalRefusals.ExerciseMixed.Because(
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
            throw ActRefusals.TooLarge.Because(
                field,
                $"The text of the act would have {textBytes} bytes, more than {LargestText}; make it two acts.");
        }
    }

    /// <summary>
    /// Refuses a correction with which what the corrections of the act change is too large to travel beside its text.
    /// </summary>
    public static void RequireTransportable(Act corrected)
    {
        var bytes = corrected.Revisions.Sum(revision => revision.CalculateSize());
        if (bytes > LargestChanges)
        {
            throw ActRefusals.TooLarge.Because(
                "statements_of_reasons",
                $"What the corrections of the act change would have {bytes} bytes, more than {LargestChanges}; draft the act"
                + " anew.");
        }
    }

    /// <summary>The act, if there is one that exists for this principal: one marked above their clearance does not.</summary>
    public static Act RequireExisting(Principal principal, string reference, Act? act)
        => act is not null && principal.MaySee(act.Handling) ? act : throw Refusal.NotFound("act", reference);

    // 2020/1125: year and number, as the Official Journal counts regulations since 2015.
    [GeneratedRegex(@"\A[12][0-9]{3}/[1-9][0-9]{0,5}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number { get; }
}
