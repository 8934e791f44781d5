using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Proposals;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Acts;

/// <summary>Between the API's acts and the listing service's.</summary>
internal static class ActMapping
{
    public static Wire.DraftActRequest ToWire(this NewAct act) => new()
    {
        Title = act.Title,
        LegalBasis = act.LegalBasis,
        Number = act.Number,
        EntryIntoForce = act.EntryIntoForce.ToWire(),
        PublicationUrl = act.PublicationUrl ?? "",
        ProposalReferences = { act.ProposalReferences },
    };

    public static ActSummary ToSummary(this Wire.Act act) => new()
    {
        Reference = act.Reference,
        Version = act.Version,
        State = act.State,
        Handling = act.Handling,
        Exercise = act.Exercise,
        Title = act.Title,
        LegalBasis = act.LegalBasis,
        Number = act.Number,
        EntryIntoForce = act.EntryIntoForce.ToDate(),
        PublicationUrl = act.PublicationUrl.OrAbsent(),
        TextSha256 = act.TextSha256.OrAbsent(),
        DraftedBy = act.DraftedBy,
        DraftedAt = act.DraftedAt.ToTime(),
        SubmittedAt = act.SubmittedAt?.ToTime(),
        Procedure = act.Procedure?.ToProcedure(),
        Revision = act.Revision,
    };

    public static Act ToAct(this Wire.Act act) => new()
    {
        Reference = act.Reference,
        Version = act.Version,
        State = act.State,
        Handling = act.Handling,
        Exercise = act.Exercise,
        Title = act.Title,
        LegalBasis = act.LegalBasis,
        Number = act.Number,
        EntryIntoForce = act.EntryIntoForce.ToDate(),
        PublicationUrl = act.PublicationUrl.OrAbsent(),
        TextSha256 = act.TextSha256.OrAbsent(),
        DraftedBy = act.DraftedBy,
        DraftedAt = act.DraftedAt.ToTime(),
        SubmittedAt = act.SubmittedAt?.ToTime(),
        Procedure = act.Procedure?.ToProcedure(),
        Revision = act.Revision,
        Proposals = [.. act.Proposals.Select(ProposalMapping.ToProposal)],
    };
}
