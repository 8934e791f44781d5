using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Voting.Council;

/// <summary>A change of reference data as it lies in the database.</summary>
internal sealed record StoredChange(
    long Number,
    string Reference,
    ChangeState State,
    ProposedChange Proposal,
    string ProposedBy,
    DateTime ProposedAt,
    int ReleasesSeen,
    string DecidedBy,
    DateTime? DecidedAt,
    string Reasons,
    int Edition)
{
    /// <summary>Whether it is what a migration recorded, and nobody proposed.</summary>
    public bool CameWithTheService => ProposedBy.StartsWith(Principal.OwnActors, StringComparison.Ordinal);

    /// <summary>What it changes.</summary>
    public ReferenceKind Kind => KindOf(Proposal);

    /// <summary>
    /// SHA-256 of the proposal: of the canonical JSON (RFC 8785) of its message in the JSON of protobuf. Taken of what is stored,
    /// each time.
    /// </summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Bytes(JsonNode.Parse(Json(Proposal))!)));

    /// <summary>The kind of a proposal.</summary>
    public static ReferenceKind KindOf(ProposedChange proposal) => proposal.ContentCase switch
    {
        ProposedChange.ContentOneofCase.Accession => ReferenceKind.Accession,
        ProposedChange.ContentOneofCase.Withdrawal => ReferenceKind.Withdrawal,
        ProposedChange.ContentOneofCase.Populations => ReferenceKind.Populations,
        ProposedChange.ContentOneofCase.Holidays => ReferenceKind.Holidays,
        ProposedChange.ContentOneofCase.SilenceMinimum => ReferenceKind.SilenceMinimum,
        ProposedChange.ContentOneofCase.OfficialLanguages => ReferenceKind.OfficialLanguages,
        ProposedChange.ContentOneofCase.Toolbox => ReferenceKind.Toolbox,
        _ => ReferenceKind.Unspecified,
    };

    /// <summary>The State that a proposal is about; empty where it is about all of them.</summary>
    public static string MemberStateOf(ProposedChange proposal)
        => proposal.Accession?.MemberState ?? proposal.Withdrawal?.MemberState ?? "";

    /// <summary>As a message, without comparison.</summary>
    public ReferenceChange ToMessage() => new()
    {
        Reference = Reference,
        Kind = Kind,
        State = State,
        Proposal = Proposal,
        Sha256 = Sha256,
        ProposedBy = ProposedBy,
        ProposedAt = ProposedAt.ToTimestamp(),
        DecidedBy = DecidedBy,
        DecidedAt = DecidedAt?.ToTimestamp(),
        Reasons = Reasons,
        Edition = Edition,
    };

    /// <summary>As it is stored.</summary>
    public static string Json(ProposedChange proposal) => JsonFormatter.Default.Format(proposal);
}
