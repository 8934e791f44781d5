using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Proposals;

/// <summary>What a proposal must say, and who may clear it.</summary>
internal static partial class ProposalRules
{
    /// <summary>Characters of a statement of reasons.</summary>
    public const int LongestStatement = 20_000;

    // The answer travels in a header.
    private const int MostNamed = 20;
    private const int MostDistinct = 50;
    private const int NumberOfMeasures = 2;
    private const int MostEvidence = 50;
    private const int LongestEvidence = 500;

    /// <summary>Refuses an unusable proposal, one without identifying information included.</summary>
    public static void Check(DraftProposalRequest request, DateOnly today)
    {
        var checks = Naming("dossier_reference", request.DossierReference)
            .Choice("handling", request.Handling)
            .Choice("ground", request.Ground)
            .That(
                !request.AsPublished || request.Reasons.Count == 0,
                "reasons",
                "Are those of the act as it was published: give its statement.")
            .That(
                request.EuReferenceNumber.Length == 0 || EuReferenceNumber.IsMatch(request.EuReferenceNumber),
                "eu_reference_number",
                "Must be like EU.5701.88.");
        ReasonsRules.Check(checks, "reasons", request.Reasons, "statement_of_reasons", request.StatementOfReasons);
        CheckDistinctFrom(checks, request.DistinctFrom);
        SubjectRules.Check(checks, request.Subject, today);
        CheckMeasures(checks, "measures", request.Measures, request.Subject?.Kind);
        CheckEvidence(checks, request.Evidence);
        SponsorRules.Check(checks, request);
        checks.That(request.List.Length == 0, "list", "Is that of the dossier.").Throw();
        IdentifyingInformation.Require(request.Subject!);
        NameScripts.RequireConfirmed(request.Subject!, request.ConfirmedMixedScripts);
    }

    /// <summary>Begins the checks of a request that names something.</summary>
    public static Checks Naming(string field, string reference) => new Checks().Reference(field, reference);

    /// <summary>
    /// The proposal, if there is one that exists for this principal: one marked above their clearance does not.
    /// </summary>
    public static Proposal RequireExisting(Principal principal, string reference, Proposal? proposal)
        => proposal is not null && principal.MaySee(proposal.Handling) ? proposal : throw Refusal.NotFound("proposal", reference);

    /// <summary>Four eyes: refuses clearing by the drafter, and clearing what is no draft any more.</summary>
    public static void RequireClearable(Proposal proposal, string by, long expectedVersion)
    {
        if (proposal.WrittenBy.Any(writer => SamePerson.Are(writer, by)))
        {
            throw ProposalRefusals.OwnDraft.Because($"{proposal.Reference} was written by you; somebody else has to clear it.");
        }

        if (expectedVersion != 0 && expectedVersion != proposal.Version)
        {
            throw Refusal.Stale(proposal.Reference, expectedVersion, proposal.Version);
        }

        if (proposal.State != ProposalState.Draft)
        {
            throw proposal.State == ProposalState.Withdrawn
                ? ProposalRefusals.Withdrawn.Because($"{proposal.Reference} was given up: {proposal.Remark}")
                : ProposalRefusals.NotADraft.Because($"{proposal.Reference} was cleared already.");
        }
    }

    /// <summary>
    /// Refuses a proposal that looks as if it were on the subject of another one, unless the drafter says of each such other that
    /// it is on somebody else: nobody is listed twice by accident.
    /// </summary>
    /// <param name="subject">Whom it is on.</param>
    /// <param name="distinctFrom">Who its drafter says are somebody else.</param>
    /// <param name="candidates">Who may be the same.</param>
    public static void RequireAnother(Subject subject, IReadOnlyCollection<string> distinctFrom, IEnumerable<Proposal> candidates)
    {
        var alike = candidates
            .Select(
                other => (other.Reference, other.State, InCommon: SubjectIdentity.InCommon(subject, Operations.SubjectOf(other))))
            .Where(other => other.InCommon.Length > 0)
            .ToList();
        var unsaid = alike.Where(other => !distinctFrom.Contains(other.Reference)).ToList();
        if (unsaid.Count > 0)
        {
            var problems = unsaid.Select(other => new FieldProblem(
                "distinct_from",
                $"{other.Reference} ({Words(other.State)}) has {other.InCommon} in common with this one; "
                + "if it is somebody else, name it here.")).ToList();
            throw ProposalRefusals.SameSubject.Because([.. problems.Take(MostNamed)]);
        }

        var checks = new Checks();
        foreach (var (i, reference) in distinctFrom.Index())
        {
            checks.That(
                alike.Exists(other => other.Reference == reference),
                $"distinct_from[{i}]",
                "Has nothing in common with this one.");
        }

        checks.Throw();
    }

    private static string Words(ProposalState state) => state switch
    {
        ProposalState.Adopted => "adopted: on the list",
        ProposalState.NotAdopted => "not adopted",
        ProposalState.Submitted => "before the Council",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>References of other proposals.</summary>
    public static void CheckDistinctFrom(Checks checks, IReadOnlyCollection<string> references)
    {
        checks.That(references.Count <= MostDistinct, "distinct_from", $"Must not be more than {MostDistinct}.");
        foreach (var (i, reference) in references.Take(MostDistinct).Index())
        {
            checks.Reference($"distinct_from[{i}]", reference);
        }
    }

    /// <summary>Documents, each in one line.</summary>
    public static void CheckEvidence(Checks checks, IReadOnlyCollection<string> evidence)
    {
        checks.That(evidence.Count <= MostEvidence, "evidence", $"Must not be more than {MostEvidence}.");
        foreach (var (i, document) in evidence.Take(MostEvidence).Index())
        {
            checks.Line($"evidence[{i}]", document, LongestEvidence);
        }
    }

    /// <summary>One or both of the measures; entities do not travel.</summary>
    public static void CheckMeasures(Checks checks, string field, IReadOnlyCollection<Measure> measures, SubjectKind? kind)
    {
        checks.That(measures.Count is >= 1 and <= NumberOfMeasures, field, "Must be one or both of the measures.");
        foreach (var (i, measure) in measures.Take(NumberOfMeasures).Index())
        {
            checks
                .Choice($"{field}[{i}]", measure)
                .Once($"{field}[{i}]", !measures.Take(i).Contains(measure))
                .That(
                    measure != Measure.TravelBan || kind != SubjectKind.Entity,
                    $"{field}[{i}]",
                    "Only a natural person can be kept from travelling (Decision (CFSP) 2019/797, Article 4).");
        }
    }

    // EU.5701.88: the number of the entry and two check digits, as the consolidated list of the Commission writes it.
    [GeneratedRegex(@"\AEU\.[0-9]{1,9}\.[0-9]{1,9}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EuReferenceNumber { get; }
}
