using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Signing;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>What an export is, besides its files.</summary>
/// <param name="Head">The newest place of this service's journal before anything was read: what stands there is in the
/// file.</param>
internal sealed record ExportFacts(
    ExportMark Mark, Proposal Proposal, string ExportedBy, DateTime ExportedAt, ExportCourtFileRequest Request, Head Head)
{
    /// <summary>As the index tells it.</summary>
    public IEnumerable<(string Name, string Value)> Told =>
    [
        ("Proposal", $"{Proposal.Reference}, version {Proposal.Version}, for the list {Proposal.List}"),
        ("This file", $"{Mark.Reference}, made by {ExportedBy} at {Timestamps.Text(ExportedAt)[..19].Replace('T', ' ')} UTC"),
        ("Holds", $"What is marked {Markings.Of(CourtFileRules.UpTo(Request))} or lower"),
        ("Contents of evidence", Request.Contents ? "Where released, as far as marked so low" : "Released extracts alone"),
        ("Legal advice", Request.Advice ? "In it" : "Not in it"),
        ("Journal", $"Position {Head.Position}, {Convert.ToHexStringLower(Head.Hash.Span)}"),
    ];
}

/// <summary>
/// The manifest of a file for a court, which a stranger can check offline: docs/court-file.md describes it for whoever wants to
/// do so with a program of their own.
/// </summary>
internal static class Manifest
{
    /// <summary>Where it stands.</summary>
    public const string Path = "manifest.json";

    /// <summary>What it says that it is.</summary>
    public const string Format = "cybersanctions-court-file/1";

    /// <summary>Type of the JWS of its seal.</summary>
    public const string SealType = "cybersanctions-court-file";

    /// <summary>Writes and seals it.</summary>
    public static byte[] Write(ExportFacts facts, IEnumerable<SentFile> files, IEnumerable<LeftOut> leftOut, SigningKey key)
        => SealedFile.Write(
            new JsonObject
            {
                ["format"] = Format,
                ["reference"] = facts.Mark.Reference,
                ["proposal"] = new JsonObject
                {
                    ["reference"] = facts.Proposal.Reference,
                    ["version"] = facts.Proposal.Version,
                    ["list"] = facts.Proposal.List,
                    ["exercise"] = facts.Proposal.Exercise,
                    ["handling"] = Markings.Of(facts.Proposal.Handling),
                },
                ["exportedBy"] = facts.ExportedBy,
                ["exportedAt"] = Timestamps.Text(facts.ExportedAt),
                ["upTo"] = Markings.Of(CourtFileRules.UpTo(facts.Request)),
                ["contents"] = facts.Request.Contents,
                ["advice"] = facts.Request.Advice,
                ["files"] = new JsonArray([.. files.Select(FileJson)]),
                ["leftOut"] = new JsonArray([.. leftOut.Select(
                    left => (JsonNode)new JsonObject { ["kind"] = left.Kind, ["what"] = left.What })]),
                ["head"] = new JsonObject
                {
                    ["position"] = facts.Head.Position,
                    ["hash"] = Convert.ToHexStringLower(facts.Head.Hash.Span),
                },
            },
            "reference",
            SealType,
            key);

    /// <summary>The highest marking of what is in it.</summary>
    public static Handling HandlingOf(IEnumerable<SentFile> files) => files.Max(sent => sent.File.Handling);

    private static JsonNode FileJson(SentFile sent) => new JsonObject
    {
        ["path"] = sent.File.Path,
        ["mediaType"] = sent.File.MediaType,
        ["handling"] = Markings.Of(sent.File.Handling),
        ["size"] = sent.Size,
        ["sha256"] = sent.Sha256,
    };
}
