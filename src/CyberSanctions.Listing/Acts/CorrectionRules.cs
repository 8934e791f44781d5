using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Acts;

/// <summary>What may be corrected in an act, and what it says then.</summary>
internal static class CorrectionRules
{
    /// <summary>Refuses an unusable correction: what it says is held to what holds for drafting.</summary>
    public static void Check(CorrectActRequest request)
    {
        var checks = ProposalRules.Naming("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .FullDate("entry_into_force", request.EntryIntoForce, required: false)
            .FullDate("published_on", request.PublishedOn, required: false)
            .That(
                !request.InForceOnAdoption || (request.EntryIntoForce is null && request.PublishedOn is null),
                "in_force_on_adoption",
                "Cannot go with a date.")
            .OptionalChoice("instrument", request.Instrument)
            .That(!request.WithoutTwin || request.Twin is null, "without_twin", "Cannot go with a twin.")
            .That(
                request.StatementsOfReasons.Count <= ActRules.MostProposals,
                "statements_of_reasons",
                $"Must be at most {ActRules.MostProposals}.");
        if (request.HasTitle)
        {
            ActRules.CheckTitle(checks, request.Title);
        }

        if (request.HasLegalBasis)
        {
            ActRules.CheckLegalBasis(checks, request.LegalBasis);
        }

        if (request.HasPublicationUrl)
        {
            ActRules.CheckPublicationUrl(checks, request.PublicationUrl);
        }

        PairForm.Check(checks, request.Twin);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, reasons) in request.StatementsOfReasons.Take(ActRules.MostProposals).Index())
        {
            checks
                .Reference(Field(i, "proposal_reference"), reasons.ProposalReference)
                .Once(Field(i, "proposal_reference"), seen.Add(reasons.ProposalReference));
            ReasonsRules.Check(
                checks, Field(i, "reasons"), reasons.Reasons, Field(i, "statement_of_reasons"), reasons.StatementOfReasons);
        }

        checks.Throw();
    }

    /// <summary>The act as corrected; refused when nothing is different then.</summary>
    /// <param name="act">In its newest text.</param>
    /// <param name="request">The correction.</param>
    /// <param name="today">In Brussels.</param>
    public static Act Corrected(Act act, CorrectActRequest request, DateOnly today)
    {
        var corrected = act.Clone();
        corrected.Title = request.HasTitle ? request.Title : act.Title;
        corrected.LegalBasis = request.HasLegalBasis ? request.LegalBasis : act.LegalBasis;
        corrected.EntryIntoForce = request.InForceOnAdoption ? null : request.EntryIntoForce ?? act.EntryIntoForce;
        corrected.PublishedOn = request.InForceOnAdoption ? null : request.PublishedOn ?? act.PublishedOn;
        corrected.PublicationUrl = request.HasPublicationUrl ? request.PublicationUrl : act.PublicationUrl;
        corrected.Instrument = request.Instrument == Instrument.Unspecified ? act.Instrument : request.Instrument;
        corrected.Twin = request.WithoutTwin ? null : request.Twin ?? act.Twin;
        var proposals = corrected.Proposals.ToDictionary(proposal => proposal.Reference, StringComparer.Ordinal);
        var checks = new Checks();
        foreach (var (i, reasons) in request.StatementsOfReasons.Index())
        {
            var proposal = proposals.GetValueOrDefault(reasons.ProposalReference);
            checks
                .That(proposal is not null, Field(i, "proposal_reference"), $"Is no proposal of {act.Reference}.")
                .That(
                    proposal is null || Operations.HasReasons(proposal),
                    Field(i, "proposal_reference"),
                    "Has no statement of reasons of its own: what it says is proposed anew.");
            if (proposal is not null)
            {
                checks.That(
                    reasons.Reasons.Count == 0 || proposal is { Kind: OperationKind.List, AsPublished: false },
                    Field(i, "reasons"),
                    "Belong to a listing that rests on a dossier.");
                Operations.SetReasons(proposal, TextOf(reasons), reasons.Reasons);
            }
        }

        ActRules.CheckEntryIntoForce(
            checks, corrected.EntryIntoForce, corrected.PublishedOn, corrected.PublicationUrl, today);
        PairForm.CheckTogether(checks, corrected, today).Throw();

        RequireAnother(act, corrected);
        return corrected;
    }

    /// <summary>Refuses what makes no other text.</summary>
    public static void RequireAnother(Act act, Act corrected)
    {
        // Equal texts have equal bytes.
        if (ActTexts.Of(corrected).Equals(ActTexts.Of(act)))
        {
            throw ActRefusals.NothingCorrected.Because($"The text of {act.Reference} would be the same, byte for byte.");
        }
    }

    /// <summary>The statement that a correction gives.</summary>
    public static string TextOf(CorrectedReasons reasons)
        => reasons.Reasons.Count > 0 ? ReasonsRules.TextOf(reasons.Reasons) : reasons.StatementOfReasons;

    private static string Field(int index, string name) => $"statements_of_reasons[{index}].{name}";
}
