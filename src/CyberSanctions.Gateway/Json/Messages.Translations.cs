using CyberSanctions.Gateway.Translations;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of translations.</content>
internal static partial class Messages
{
    public static partial Listing.RequestTranslationsRequest ToWire(
        this NewTranslationRequest asked, string reference, long expectedVersion);

    public static partial Listing.StartTranslationRequest ToWire(
        this NewTranslationStart started, string reference, string language, long expectedVersion);

    public static partial Listing.WriteTranslationRequest ToWire(
        this NewTranslation text, string reference, string language, long expectedVersion);

    public static partial Listing.ReviewTranslationRequest ToWire(
        this NewTranslationReview review, string reference, string language, long expectedVersion);
}
