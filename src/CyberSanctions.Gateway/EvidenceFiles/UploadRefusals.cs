using CyberSanctions.Contracts.Refusals;
using Grpc.Core;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>What an upload is refused for before any service is asked.</summary>
internal static class UploadRefusals
{
    public static readonly RefusalKind LengthRequired = new(
        "length-required",
        RefusalStatus.Of(StatusCode.FailedPrecondition, 411),
        "Say how many bytes will come.",
        "Evidence is sent with `Content-Length`, so that what is too large or does not arrive is known.");
}
