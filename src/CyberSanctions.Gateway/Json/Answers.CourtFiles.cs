using CyberSanctions.Gateway.CourtFiles;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of files for a court.</content>
internal static partial class Answers
{
    public static partial CourtFileKey ToCourtFileKey(this Listing.CourtFileKey key);
}
