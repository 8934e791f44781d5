using CyberSanctions.Gateway.Statistics;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of statistics.</content>
internal static partial class Answers
{
    public static partial ListingFigures ToFigures(this Listing.ListingFigures figures);

    public static partial AdoptionFigures ToFigures(this Listing.AdoptionFigures figures);

    public static partial ReviewFigures ToFigures(this Listing.ReviewFigures figures);
}
