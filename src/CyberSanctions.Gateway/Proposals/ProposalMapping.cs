using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Between the API's proposals and the listing service's.</summary>
internal static class ProposalMapping
{
    public static Wire.DraftProposalRequest ToWire(this NewProposal proposal) => new()
    {
        DossierReference = proposal.DossierReference ?? "",
        Handling = proposal.Handling,
        Subject = proposal.Subject?.ToWire(),
        Ground = proposal.Ground ?? Wire.ListingGround.Unspecified,
        Measures = { proposal.Measures ?? [] },
        StatementOfReasons = proposal.StatementOfReasons ?? "",
        EuReferenceNumber = proposal.EuReferenceNumber ?? "",
        DistinctFrom = { proposal.DistinctFrom },
        ConfirmedMixedScripts = proposal.ConfirmedMixedScripts,
        List = proposal.List ?? "",
        Amendment = proposal.Amendment?.ToWire(),
        Delisting = proposal.Delisting?.ToWire(),
        Renewal = proposal.Renewal?.ToWire(),
        Extension = proposal.Extension?.ToWire(),
        Evidence = { proposal.Evidence },
    };

    public static Proposal ToProposal(this Wire.Proposal proposal) => new()
    {
        Reference = proposal.Reference,
        Version = proposal.Version,
        Kind = proposal.Kind,
        List = proposal.List,
        State = proposal.State,
        Handling = proposal.Handling,
        Exercise = proposal.Exercise,
        DossierReference = proposal.DossierReference.OrAbsent(),
        DossierVersion = proposal.DossierVersion == 0 ? null : proposal.DossierVersion,
        Subject = proposal.Subject?.ToSubject(),
        Ground = proposal.Ground == Wire.ListingGround.Unspecified ? null : proposal.Ground,
        Measures = proposal.Measures.OrAbsent(measure => measure),
        StatementOfReasons = proposal.StatementOfReasons.OrAbsent(),
        EuReferenceNumber = proposal.EuReferenceNumber.OrAbsent(),
        DraftedBy = proposal.DraftedBy,
        DraftedAt = proposal.DraftedAt.ToTime(),
        ClearedBy = proposal.ClearedBy.OrAbsent(),
        ClearedAt = proposal.ClearedAt?.ToTime(),
        ActReference = proposal.ActReference.OrAbsent(),
        DistinctFrom = [.. proposal.DistinctFrom],
        Amendment = proposal.Amendment?.ToAmendment(),
        Delisting = proposal.Delisting?.ToDelisting(),
        Renewal = proposal.Renewal?.ToRenewal(),
        Extension = proposal.Extension?.ToExtension(),
        Evidence = [.. proposal.Evidence],
    };
}
