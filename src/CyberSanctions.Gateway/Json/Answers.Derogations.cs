using CyberSanctions.Gateway.Derogations;
using Listing = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Json;

/// <content>Of derogations.</content>
internal static partial class Answers
{
    public static partial Derogation ToDerogation(this Listing.Derogation derogation);

    public static partial DerogationFigures ToFigures(this Listing.DerogationFigures figures);
}
