using System.Text.RegularExpressions;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

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

    /// <summary>Refuses an unusable proposal, one without identifying information included.</summary>
    public static void Check(DraftProposalRequest request, DateOnly today)
    {
        var checks = Naming("dossier_reference", request.DossierReference)
            .Choice("handling", request.Handling)
            .Choice("ground", request.Ground)
            .Paragraphs("statement_of_reasons", request.StatementOfReasons, LongestStatement)
            .That(
                request.EuReferenceNumber.Length == 0 || EuReferenceNumber.IsMatch(request.EuReferenceNumber),
                "eu_reference_number",
                "Must be like EU.5701.88.");
        checks.That(request.DistinctFrom.Count <= MostDistinct, "distinct_from", $"Must not be more than {MostDistinct}.");
        foreach (var (i, reference) in request.DistinctFrom.Take(MostDistinct).Index())
        {
            checks.Reference($"distinct_from[{i}]", reference);
        }

        SubjectRules.Check(checks, request.Subject, today);
        CheckMeasures(checks, request);
        checks.Throw();
        IdentifyingInformation.Require(request.Subject);
        NameScripts.RequireConfirmed(request.Subject, request.ConfirmedMixedScripts);
    }

    /// <summary>Begins the checks of a request that names something.</summary>
    public static Checks Naming(string field, string reference) => new Checks().Reference(field, reference);

    /// <summary>The proposal, if there is one that exists for this principal: one marked above their clearance does not.</summary>
    public static Proposal RequireExisting(Principal principal, string reference, Proposal? proposal)
        => proposal is not null && principal.MaySee(proposal.Handling) ? proposal : throw Refusal.NotFound("proposal", reference);

    /// <summary>Four eyes: refuses clearing by the drafter, and clearing what is no draft any more.</summary>
    public static void RequireClearable(Proposal proposal, string by, long expectedVersion)
    {
        if (SamePerson.Are(proposal.DraftedBy, by))
        {
            throw Refusal.Forbidden("own-draft", $"{proposal.Reference} was drafted by you; somebody else has to clear it.");
        }

        if (expectedVersion != 0 && expectedVersion != proposal.Version)
        {
            throw Refusal.Stale(proposal.Reference, expectedVersion, proposal.Version);
        }

        if (proposal.State != ProposalState.Draft)
        {
            throw Refusal.Precondition("not-a-draft", $"{proposal.Reference} was cleared already.");
        }
    }

    /// <summary>
    /// Refuses a proposal that looks as if it were on the subject of another one, unless the drafter says of each such other that
    /// it is on somebody else: nobody is listed twice by accident.
    /// </summary>
    public static void RequireAnother(DraftProposalRequest request, IEnumerable<Proposal> candidates)
    {
        var alike = candidates
            .Select(other => (other.Reference, other.State, InCommon: SubjectIdentity.InCommon(request.Subject, other.Subject)))
            .Where(other => other.InCommon.Length > 0)
            .ToList();
        var unsaid = alike.Where(other => !request.DistinctFrom.Contains(other.Reference)).ToList();
        if (unsaid.Count > 0)
        {
            var problems = unsaid.Select(other => new FieldProblem(
                "distinct_from",
                $"{other.Reference} ({Words(other.State)}) has {other.InCommon} in common with this one; "
                + "if it is somebody else, name it here.")).ToList();
            throw new RefusedException(new Refusal(
                StatusCode.FailedPrecondition,
                "same-subject",
                string.Join(" ", problems.Take(MostNamed).Select(problem => problem.Description)),
                [.. problems.Take(MostNamed)],
                new Dictionary<string, string>()));
        }

        var checks = new Checks();
        foreach (var (i, reference) in request.DistinctFrom.Index())
        {
            checks.That(alike.Exists(other => other.Reference == reference), $"distinct_from[{i}]", "Has nothing in common with this one.");
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

    private static void CheckMeasures(Checks checks, DraftProposalRequest request)
    {
        checks.That(request.Measures.Count is >= 1 and <= NumberOfMeasures, "measures", "Must be one or both of the measures.");
        foreach (var (i, measure) in request.Measures.Take(NumberOfMeasures).Index())
        {
            checks
                .Choice($"measures[{i}]", measure)
                .That(!request.Measures.Take(i).Contains(measure), $"measures[{i}]", "Is there already.")
                .That(
                    measure != Measure.TravelBan || request.Subject?.Kind != SubjectKind.Entity,
                    $"measures[{i}]",
                    "Only a natural person can be kept from travelling (Decision (CFSP) 2019/797, Article 4).");
        }
    }

    // EU.5701.88: the number of the entry and two check digits, as the consolidated list of the Commission writes it.
    [GeneratedRegex(@"\AEU\.[0-9]{1,9}\.[0-9]{1,9}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EuReferenceNumber { get; }
}
