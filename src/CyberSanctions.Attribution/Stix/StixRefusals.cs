using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Attribution.Stix;

/// <summary>What a bundle is refused for.</summary>
internal static class StixRefusals
{
    public static readonly RefusalKind BundleTooLarge = new(
        "bundle-too-large",
        RefusalStatus.Of(StatusCode.ResourceExhausted, 413),
        "The bundle is too large.",
        "A STIX bundle may have 20 MiB and 10,000 objects. Nothing of it was kept. Send it in parts.");

    public static readonly RefusalKind BundleRefused = new(
        "bundle-refused",
        RefusalStatus.Invalid,
        "The bundle cannot be taken as it is.",
        "Each problem names an object by its place in the bundle, and what is wrong with it; the first fifty are named. Nothing"
        + " of the bundle was kept. With `partial=true` what is valid is taken, and the rest reported by id.");
}
