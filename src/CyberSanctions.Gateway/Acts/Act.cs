using System.Text.Json.Serialization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Gateway.Proposals;
using ActState = CyberSanctions.Contracts.Listing.V1.ActState;

namespace CyberSanctions.Gateway.Acts;

/// <summary>An act to be drafted.</summary>
public sealed record NewAct
{
    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>For example "Article 13(1) of Regulation (EU) 2019/796".</summary>
    public required string LegalBasis { get; init; }

    /// <summary>For example 2020/1125.</summary>
    public required string Number { get; init; }

    /// <summary>From this day its listings are in force.</summary>
    public required DateOnly EntryIntoForce { get; init; }

    /// <summary>Where the act is published: an ELI.</summary>
    public string? PublicationUrl { get; init; }

    /// <summary>Cleared proposals, 1 to 500, in the order of the annex; all exercise or none.</summary>
    public required IReadOnlyList<string> ProposalReferences { get; init; }
}

/// <summary>An act without its proposals' contents.</summary>
public record ActSummary
{
    /// <summary>For example ACT-2026-0004.</summary>
    public required string Reference { get; init; }

    /// <summary>Grows by one with every change; its ETag.</summary>
    public required long Version { get; init; }

    /// <summary>Submitted, it is frozen and voted on.</summary>
    public required ActState State { get; init; }

    /// <summary>TLP 2.0 marking.</summary>
    public required Handling Handling { get; init; }

    /// <summary>Whether it descends from an exercise.</summary>
    public required bool Exercise { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>What empowers the Council.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>For example 2020/1125.</summary>
    public required string Number { get; init; }

    /// <summary>From this day its listings are in force.</summary>
    public required DateOnly EntryIntoForce { get; init; }

    /// <summary>Where the act is published.</summary>
    public string? PublicationUrl { get; init; }

    /// <summary>SHA-256 of the text that is voted on; present once submitted.</summary>
    public string? TextSha256 { get; init; }

    /// <summary>Who drafted it.</summary>
    public required string DraftedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTime DraftedAt { get; init; }

    /// <summary>Present once submitted.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>How it is voted on; present once submitted.</summary>
    public Procedure? Procedure { get; init; }

    /// <summary>0 before submission, 1 from then on, and one more with each correction.</summary>
    public required int Revision { get; init; }
}

/// <summary>A draft act, or a submitted one: what the Council votes on.</summary>
public sealed record Act : ActSummary
{
    /// <summary>In the order of the annex.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Proposal> Proposals { get; init; }
}
