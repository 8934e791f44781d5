using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Gateway.Json;

/// <summary>What a body is refused for before any field of it is looked at.</summary>
internal static class BodyRefusals
{
    public static readonly RefusalKind MalformedJson = new(
        "malformed-json",
        RefusalStatus.Invalid,
        "The body is no JSON.",
        "The body is not well-formed JSON (RFC 8259, without comments and trailing commas, not "
        + "nested deeper than sixteen levels). `errors` gives the position.");

    public static readonly RefusalKind UnsupportedMediaType = new(
        "unsupported-media-type",
        RefusalStatus.Of(StatusCode.InvalidArgument, 415),
        "The body is of another kind.",
        "Bodies are `application/json` in UTF-8 and not compressed.");
}
