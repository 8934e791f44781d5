namespace CyberSanctions.Listing.Reasons;

/// <summary>What an operator decides of listings: configuration section <c>Listing</c>.</summary>
internal sealed class ListingSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Listing";

    /// <summary>
    /// The last day on which an act may have been published that is taken over as it was published: the day before the suite went
    /// into service. Not set: none is taken over.
    /// </summary>
    public DateOnly? TakenOverUntil { get; init; }
}
