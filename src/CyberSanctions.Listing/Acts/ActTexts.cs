using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Proposals;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// The canonical text of an act: what is cleared, what is voted on and, if adopted, what is published, word for word. Its
/// bytes are the protobuf serialisation (fields in the order of their numbers, no maps, no unknown
/// fields); they are made once, stored, hashed and sent on, and never made again.
/// </summary>
internal static class ActTexts
{
    /// <summary>
    /// The text of an act that holds its proposals. The days come first, so that whom the act lists has them; all else is in the
    /// order of the annex.
    /// </summary>
    public static ActText Of(Act act)
    {
        var text = new ActText
        {
            Reference = act.Reference,
            Title = act.Title,
            LegalBasis = act.LegalBasis,
            Number = act.Number,
            EntryIntoForce = act.EntryIntoForce,
            PublicationUrl = act.PublicationUrl,
            Exercise = act.Exercise,
            PublishedOn = act.PublishedOn,
            Corrects = act.Corrects,
            Instrument = act.Instrument,
            Twin = act.Twin,
        };
        text.Add([.. act.Proposals.OrderBy(Place).Select(Operations.Of)]);
        return text;
    }

    private static int Place(Proposal proposal) => proposal.Kind switch
    {
        OperationKind.Extend => 0,
        OperationKind.Renew => 1,
        _ => 2,
    };

    /// <summary>The next revision of an act, with a text.</summary>
    /// <param name="act">The act, with the revisions so far.</param>
    /// <param name="text">The bytes of the text.</param>
    /// <param name="by">Who wrote it.</param>
    /// <param name="now">When.</param>
    public static Revision NextRevision(Act act, byte[] text, string by, DateTime now) => new()
    {
        Number = act.Revisions.Count + 1,
        TextSha256 = Hash(text),
        WrittenBy = by,
        WrittenAt = now.ToTimestamp(),
    };

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string Hash(byte[] text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text));
}
