using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Derogations;

/// <summary>
/// Who sees what of a request. The own State's authority sees it all. Everybody else sees what the articles have them informed
/// of, and nothing that says who applied, what for, or who works at the authority; of an exemption from the travel ban also why,
/// since whoever may object, or decides, has to know.
/// </summary>
internal static class Sight
{
    /// <summary>The request as somebody sees it. NOT_FOUND: it does not exist for them.</summary>
    public static Derogation Require(Principal principal, string reference, Derogation? derogation)
        => derogation is null ? throw Refusal.NotFound("derogation", reference)
            : IsOwn(principal, derogation) ? derogation
            : IsInformed(derogation) ? Informed(derogation)
            : throw Refusal.NotFound("derogation", reference);

    /// <summary>The State all of whose requests somebody sees; empty for whoever is of no authority.</summary>
    public static string Of(Principal principal) => principal.Has(Roles.Authority) ? principal.MemberState : "";

    /// <summary>Whether somebody is of the authority that handles a request.</summary>
    public static bool IsOwn(Principal principal, Derogation derogation)
        => principal.Has(Roles.Authority) && principal.MemberState == derogation.MemberState;

    // As DerogationTable has it in SQL.
    private static bool IsInformed(Derogation derogation)
        => derogation.State is DerogationState.Granted or DerogationState.DeemedGranted or DerogationState.Revoked
            || derogation.Kind == DerogationKind.Travel
            || derogation.Steps.Any(step => step.Kind == DerogationStepKind.NoticeOfGrounds);

    // Field by field what is shown, so that a field that is new is not.
    private static Derogation Informed(Derogation whole)
    {
        var ofTravel = whole.Kind == DerogationKind.Travel;
        return new Derogation
        {
            Reference = whole.Reference,
            Version = whole.Version,
            State = whole.State,
            List = whole.List,
            EntryReference = whole.EntryReference,
            Kind = whole.Kind,
            Article = whole.Article,
            MemberState = whole.MemberState,
            Description = ofTravel ? whole.Description : "",
            Amount = whole.Amount,
            Currency = whole.Currency,
            ReceivedOn = whole.ReceivedOn,
            BasisOn = whole.BasisOn,
            RequestedAt = whole.RequestedAt,
            Conditions =
            {
                whole.Conditions.Where(_ => ofTravel).Select(condition => new DerogationCondition(condition) { AnsweredBy = "" }),
            },
            Steps =
            {
                whole.Steps
                    .Where(step => step.Kind is DerogationStepKind.NoticeOfGrounds or DerogationStepKind.Objection)
                    .Select(step => new DerogationStep(step) { RecordedBy = "" }),
            },
            Decisions =
            {
                whole.Decisions.Where(decision => decision.DecidedAt is not null)
                    .Select(decision => new DerogationDecision(decision)
                    {
                        Reasons = ofTravel ? decision.Reasons : "",
                        PreparedBy = "",
                        DecidedBy = "",
                    }),
            },
            Clocks = { whole.Clocks },
            Reports = { whole.Reports.Select(report => new DerogationReport(report) { RecordedBy = "" }) },
        };
    }
}
