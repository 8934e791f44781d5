using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Reports;

/// <summary>What became of a report, for whoever sent it.</summary>
public sealed record ReportAnswer
{
    /// <summary>The number of the report. Nobody can guess it: whoever has it reads the answer.</summary>
    public required string Reference { get; init; }

    /// <summary>How far it is.</summary>
    public required ReportState State { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The answer; absent until there is one.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTime? AnsweredAt { get; init; }
}

/// <summary>A report from outside.</summary>
public sealed record Report
{
    /// <summary>The number by which whoever sent it asks for the answer.</summary>
    public required string Reference { get; init; }

    /// <summary>Its version; also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>In one line.</summary>
    public required string Subject { get; init; }

    /// <summary>What was found, as whoever sent it has written it; absent in lists.</summary>
    public string? Text { get; init; }

    /// <summary>How whoever sent it can be reached, if they said so.</summary>
    public string? Contact { get; init; }

    /// <summary>What was sent with it.</summary>
    public ReportFile? File { get; init; }

    /// <summary>How far it is.</summary>
    public required ReportState State { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The answer to whoever sent it.</summary>
    public string? Answer { get; init; }

    /// <summary>Who answered it.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>When it was answered.</summary>
    public DateTime? AnsweredAt { get; init; }

    /// <summary>The dossier in which it was taken up.</summary>
    public string? DossierReference { get; init; }

    /// <summary>The items of evidence that its text and its file have become there.</summary>
    public required IReadOnlyList<string> EvidenceIds { get; init; }
}

/// <summary>A file that came with a report.</summary>
public sealed record ReportFile
{
    /// <summary>As it was called where it came from.</summary>
    public required string Name { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required long Size { get; init; }

    /// <summary>Of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>As its first bytes look, whatever its name. Nothing of it was opened.</summary>
    public required string MediaType { get; init; }
}

/// <summary>The answer to a report.</summary>
public sealed record NewReportAnswer
{
    /// <summary>For whoever sent it, who may be anybody: 1 to 4,000 characters.</summary>
    public required string Answer { get; init; }

    /// <summary>As which evidence it is taken up; left out when it is set aside.</summary>
    public TakingUp? TakingUp { get; init; }
}

/// <summary>As which evidence a report is taken up: its text as one item, its file as another that goes back to the same
/// source.</summary>
public sealed record TakingUp
{
    /// <summary>An open dossier that is no exercise.</summary>
    public required string DossierReference { get; init; }

    /// <summary>Admiralty code of the source.</summary>
    public required SourceReliability Reliability { get; init; }

    /// <summary>Admiralty code of what it says: 1 (confirmed) to 6 (cannot be judged).</summary>
    public required int Credibility { get; init; }

    /// <summary>TLP 2.0 marking, not above the dossier's own.</summary>
    public required Handling Handling { get; init; }
}
