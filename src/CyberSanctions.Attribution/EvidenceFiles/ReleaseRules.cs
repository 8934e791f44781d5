using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>What a decision on the release of evidence has to say: yes, and what of it; or no, and nothing of it.</summary>
internal static class ReleaseRules
{
    private const int LongestExtract = 20_000;

    /// <summary>Begins the checks of a decision.</summary>
    public static Checks Check(DecideReleaseRequest request)
    {
        var checks = EvidenceFileRules.Reasoning(request.Reference, request.Id, request.Reason)
            .That(request.HasReleased, "released", "Has to be said, true or false.");
        return request.Released
            ? checks.Paragraphs("extract", request.Extract, LongestExtract).Choice("handling", request.Handling)
            : checks
                .That(request.Extract.Length == 0, "extract", "Must be absent when nothing is released.")
                .That(request.Handling == Handling.Unspecified, "handling", "Must be absent when nothing is released.");
    }

    /// <summary>Refuses an extract that not everybody may see who may see the item.</summary>
    public static void RequireFitting(DecideReleaseRequest request, Evidence evidence)
    {
        if (request.Handling > evidence.Handling)
        {
            throw EvidenceFileRefusals.ExtractAboveEvidence.Because("handling", "The extract is marked above the evidence.");
        }
    }
}
