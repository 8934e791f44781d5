using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Reports;
using TakingUp = CyberSanctions.Gateway.Reports.TakingUp;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Answers to reports, for the API's description.</summary>
internal static class ReportExamples
{
    public static NewReportAnswer SetAside { get; } = new() { Answer = "Thank you. This was known, and was published in May." };

    public static NewReportAnswer TakenUp { get; } = new()
    {
        Answer = "Thank you. It helps, and we look into it.",
        TakingUp = new TakingUp
        {
            DossierReference = "ATT-2026-0007",
            Reliability = SourceReliability.C,
            Credibility = 3,
            Handling = Handling.TlpAmber,
        },
    };
}
