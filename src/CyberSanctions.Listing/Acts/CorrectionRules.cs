using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Acts;

/// <summary>What may be corrected in a submitted act, and what it says then.</summary>
internal static class CorrectionRules
{
    /// <summary>Refuses an unusable correction: what it says is held to what holds for drafting.</summary>
    public static void Check(CorrectActRequest request)
    {
        var checks = ProposalRules.Naming("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .FullDate("entry_into_force", request.EntryIntoForce, required: false)
            .That(request.StatementsOfReasons.Count <= ActRules.MostProposals, "statements_of_reasons", $"Must be at most {ActRules.MostProposals}.");
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

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, reasons) in request.StatementsOfReasons.Take(ActRules.MostProposals).Index())
        {
            checks
                .Reference(Field(i, "proposal_reference"), reasons.ProposalReference)
                .That(seen.Add(reasons.ProposalReference), Field(i, "proposal_reference"), "Is there already.")
                .Paragraphs(Field(i, "statement_of_reasons"), reasons.StatementOfReasons, ProposalRules.LongestStatement);
        }

        checks.Throw();
    }

    /// <summary>Refuses to correct what is not submitted, or what is not at the version that was seen (0: whatever it is).</summary>
    public static void RequireCorrectable(Act act, long expectedVersion)
    {
        if (expectedVersion != 0 && expectedVersion != act.Version)
        {
            throw Refusal.Stale(act.Reference, expectedVersion, act.Version);
        }

        if (act.State != ActState.Submitted)
        {
            throw Refusal.Precondition("not-submitted", $"{act.Reference} is a draft; only what was submitted is corrected.");
        }
    }

    /// <summary>The act as corrected; refused when nothing is different then.</summary>
    public static Act Corrected(Act act, CorrectActRequest request)
    {
        var corrected = act.Clone();
        corrected.Title = request.HasTitle ? request.Title : act.Title;
        corrected.LegalBasis = request.HasLegalBasis ? request.LegalBasis : act.LegalBasis;
        corrected.EntryIntoForce = request.EntryIntoForce ?? act.EntryIntoForce;
        corrected.PublicationUrl = request.HasPublicationUrl ? request.PublicationUrl : act.PublicationUrl;
        corrected.Procedure = request.Procedure ?? act.Procedure;
        var proposals = corrected.Proposals.ToDictionary(proposal => proposal.Reference, StringComparer.Ordinal);
        var checks = new Checks();
        foreach (var (i, reasons) in request.StatementsOfReasons.Index())
        {
            if (proposals.TryGetValue(reasons.ProposalReference, out var proposal))
            {
                proposal.StatementOfReasons = reasons.StatementOfReasons;
            }
            else
            {
                checks.That(false, Field(i, "proposal_reference"), $"Is no proposal of {act.Reference}.");
            }
        }

        checks.Throw();

        // Equal texts have equal bytes.
        return ActTexts.Of(corrected).Equals(ActTexts.Of(act))
            ? throw Refusal.Precondition("nothing-corrected", $"The text of {act.Reference} would be the same, byte for byte.")
            : corrected;
    }

    private static string Field(int index, string name) => $"statements_of_reasons[{index}].{name}";
}
