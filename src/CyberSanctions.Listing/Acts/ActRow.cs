using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Acts;

/// <summary>An act as stored, with its newest correction: a row of <c>act_as_corrected</c>.</summary>
internal sealed record ActRow
{
    public const string Columns =
        """
        ordinal, reference, version, state, handling, exercise, title, legal_basis, number,
        extract(year FROM entry_into_force)::int AS year, extract(month FROM entry_into_force)::int AS month,
        extract(day FROM entry_into_force)::int AS day, publication_url, text_sha256, drafted_by, drafted_at, submitted_at,
        procedure, revision
        """;

    public required long Ordinal { get; init; }
    public required string Reference { get; init; }
    public required long Version { get; init; }
    public required ActState State { get; init; }
    public required Handling Handling { get; init; }
    public required bool Exercise { get; init; }
    public required string Title { get; init; }
    public required string LegalBasis { get; init; }
    public required string Number { get; init; }
    public required int Year { get; init; }
    public required int Month { get; init; }
    public required int Day { get; init; }
    public required string PublicationUrl { get; init; }
    public required string? TextSha256 { get; init; }
    public required string DraftedBy { get; init; }
    public required DateTime DraftedAt { get; init; }
    public required DateTime? SubmittedAt { get; init; }
    public required byte[]? Procedure { get; init; }
    public required int Revision { get; init; }

    /// <summary>Only where a list of acts asks for them.</summary>
    public string[] ProposalReferences { get; init; } = [];

    public Act ToAct() => new()
    {
        Reference = Reference,
        Version = Version,
        State = State,
        Handling = Handling,
        Exercise = Exercise,
        Title = Title,
        LegalBasis = LegalBasis,
        Number = Number,
        EntryIntoForce = new Date { Year = Year, Month = Month, Day = Day },
        PublicationUrl = PublicationUrl,
        TextSha256 = TextSha256 ?? "",
        DraftedBy = DraftedBy,
        DraftedAt = DraftedAt.ToTimestamp(),
        SubmittedAt = SubmittedAt?.ToTimestamp(),
        Procedure = Procedure is null ? null : Contracts.Voting.V1.Procedure.Parser.ParseFrom(Procedure),
        Revision = Revision,
        Proposals = { ProposalReferences.Select(reference => new Proposal { Reference = reference }) },
    };
}
