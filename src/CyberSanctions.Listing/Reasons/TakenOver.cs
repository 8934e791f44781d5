using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Reasons;

/// <summary>
/// Which acts may say what was published already, reasons and all, without resting on a dossier of this suite.
/// </summary>
internal static class TakenOver
{
    /// <summary>Refuses proposals that say so in an act that was not published by then.</summary>
    /// <param name="act">The act.</param>
    /// <param name="until">The last day; nothing: there is none.</param>
    public static void Require(Act act, DateOnly? until)
    {
        if (act.Proposals.FirstOrDefault(proposal => proposal.AsPublished) is { } published
            && (act.PublishedOn is null || until is null || act.PublishedOn.ToDay() > until))
        {
            throw ReasonsRefusals.NotPublishedThen.Because(
                "published_on",
                $"{published.Reference} gives reasons as they were published; this act is none that was published "
                + (until is { } day ? $"until {day:yyyy-MM-dd}." : "before: none is taken over here."));
        }
    }
}
