using CyberSanctions.Gateway.Translations;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of translations.</content>
internal static partial class Answers
{
    public static partial ProposalTranslations ToTranslations(this Listing.ListTranslationsReply reply);

    public static partial Translation ToTranslation(this Listing.Translation translation);
}
