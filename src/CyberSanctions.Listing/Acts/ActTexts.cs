using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// The canonical text of an act: what is voted on and, if adopted, published, word for word. Its
/// bytes are the protobuf serialisation (fields in the order of their numbers, no maps, no unknown
/// fields); they are made once, stored, hashed and sent on, and never made again.
/// </summary>
internal static class ActTexts
{
    /// <summary>The text of an act that holds its proposals.</summary>
    public static ActText Of(Act act) => new()
    {
        Reference = act.Reference,
        Title = act.Title,
        LegalBasis = act.LegalBasis,
        Number = act.Number,
        EntryIntoForce = act.EntryIntoForce,
        PublicationUrl = act.PublicationUrl,
        Exercise = act.Exercise,
        Listings =
        {
            act.Proposals.Select(proposal => new ActListing
            {
                ProposalReference = proposal.Reference,
                Subject = proposal.Subject,
                Ground = proposal.Ground,
                Measures = { proposal.Measures },
                StatementOfReasons = proposal.StatementOfReasons,
                EuReferenceNumber = proposal.EuReferenceNumber,
            }),
        },
    };
}
