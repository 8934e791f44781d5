using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>What may be asked, and what is in a file for a court by default. Pure.</summary>
internal static class CourtFileRules
{
    /// <summary>
    /// What is in the file goes to the Court, and through it to the other party and its lawyers: by TLP 2.0 what is marked so far
    /// may be passed on outside the organisation without asking whoever marked it.
    /// </summary>
    public const Handling Outside = Handling.TlpGreen;

    // With the reference of the export before it, it is the reason in the custody of evidence, which has 2,000.
    private const int LongestReason = 1_900;

    /// <summary>Refuses what cannot be asked.</summary>
    public static void Check(ExportCourtFileRequest request)
        => ProposalRules.Naming("reference", request.Reference)
            .Paragraphs("reason", request.Reason, LongestReason)
            .OptionalChoice("up_to", request.UpTo)
            .Throw();

    /// <summary>How far what is in the file may be marked.</summary>
    public static Handling UpTo(ExportCourtFileRequest request)
        => request.UpTo == Handling.Unspecified ? Outside : request.UpTo;

    /// <summary>Refuses a file that would say nothing: <c>marked-above-file</c>.</summary>
    public static void RequireWithin(Proposal proposal, Handling upTo)
    {
        if (proposal.Handling > upTo)
        {
            throw CourtFileRefusals.MarkedAbove.Because(
                $"{proposal.Reference} is marked {Markings.Of(proposal.Handling)}, and the file is up to {Markings.Of(upTo)}.");
        }
    }
}
