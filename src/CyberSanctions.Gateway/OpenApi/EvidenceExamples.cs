using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.EvidenceFiles;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Bodies about evidence itself, for the API's description.</summary>
internal static class EvidenceExamples
{
    public static NewRehash Rehash { get; } = new() { Reason = "The disk array reported an error last night." };

    public static NewSharing Sharing { get; } = new()
    {
        Recipient = "Forensic laboratory of Port Cumulus",
        Reason = "A second opinion on the timestamps.",
    };

    public static NewReleaseDecision Release { get; } = new()
    {
        Released = true,
        Extract = "The server was rented by Aurelia Nimbus between January and March 2026.",
        Handling = Handling.TlpGreen,
        Reason = "The extract names no source.",
    };
}
