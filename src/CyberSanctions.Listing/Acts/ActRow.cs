using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Acts;

/// <summary>An act as stored, with the text that stands for it: a row of <c>act_as_shown</c>.</summary>
internal sealed record ActRow
{
    public const string Columns =
        """
        ordinal, reference, version, state, handling, exercise, number, drafted_by, drafted_at, shown_revision, title,
        legal_basis,
        entry_into_force, published_on, publication_url, text_sha256, procedure, submitted_at,
        corrects, corrects_from, withdrawn_because, withdrawn_by, withdrawn_at
        """;

    /// <summary>Of <c>act_instruments</c>, where a list of acts asks for them.</summary>
    public const string ColumnsOfInstruments = "instrument, twin_title, twin_legal_basis, twin_number, twin_publication_url";

    public required long Ordinal { get; init; }
    public required string Reference { get; init; }
    public required long Version { get; init; }
    public required ActState State { get; init; }
    public required Handling Handling { get; init; }
    public required bool Exercise { get; init; }
    public required string Number { get; init; }
    public required string DraftedBy { get; init; }
    public required DateTime DraftedAt { get; init; }
    public required int ShownRevision { get; init; }
    public required string Title { get; init; }
    public required string LegalBasis { get; init; }
    public required DateOnly? EntryIntoForce { get; init; }
    public required DateOnly? PublishedOn { get; init; }
    public required string PublicationUrl { get; init; }
    public required string? TextSha256 { get; init; }
    public required byte[]? Procedure { get; init; }
    public required DateTime? SubmittedAt { get; init; }
    public required string? Corrects { get; init; }
    public required DateOnly? CorrectsFrom { get; init; }

    public required string? WithdrawnBecause { get; init; }
    public required string? WithdrawnBy { get; init; }
    public required DateTime? WithdrawnAt { get; init; }

    /// <summary>Only where a list of acts asks for them.</summary>
    public string[] ProposalReferences { get; init; } = [];

    /// <summary>Only where a list of acts asks for it, as the four below.</summary>
    public Instrument Instrument { get; init; }
    public string? TwinTitle { get; init; }
    public string? TwinLegalBasis { get; init; }
    public string? TwinNumber { get; init; }
    public string? TwinPublicationUrl { get; init; }

    public Act ToAct() => new()
    {
        Reference = Reference,
        Version = Version,
        State = State,
        Handling = Handling,
        Exercise = Exercise,
        Number = Number,
        DraftedBy = DraftedBy,
        DraftedAt = DraftedAt.ToTimestamp(),
        Revision = ShownRevision,
        Title = Title,
        LegalBasis = LegalBasis,
        EntryIntoForce = EntryIntoForce?.ToMessage(),
        PublishedOn = PublishedOn?.ToMessage(),
        PublicationUrl = PublicationUrl,
        TextSha256 = TextSha256 ?? "",
        SubmittedAt = SubmittedAt?.ToTimestamp(),
        Procedure = Procedure is null ? null : Contracts.Voting.V1.Procedure.Parser.ParseFrom(Procedure),
        Corrects = Corrects is null ? null : new Corrigendum { ActReference = Corrects, From = CorrectsFrom?.ToMessage() },
        Withdrawal = WithdrawnAt is null
            ? null
            : new ActWithdrawal
            {
                Reason = WithdrawnBecause,
                WithdrawnBy = WithdrawnBy,
                WithdrawnAt = WithdrawnAt.Value.ToTimestamp(),
            },
        Proposals = { ProposalReferences.Select(reference => new Proposal { Reference = reference }) },
        Instrument = Instrument,
        Twin = TwinOf(TwinTitle, TwinLegalBasis, TwinNumber, TwinPublicationUrl),
    };

    /// <summary>A twin as stored: all of it is there, or nothing.</summary>
    public static Twin? TwinOf(string? title, string? legalBasis, string? number, string? publicationUrl)
        => number is null
            ? null
            : new Twin { Title = title, LegalBasis = legalBasis, Number = number, PublicationUrl = publicationUrl };
}

/// <summary>A text of an act as stored: a row of <c>act_revision</c>, with its clearance.</summary>
internal sealed record RevisionRow(
    int Revision,
    string Title,
    string LegalBasis,
    DateOnly? EntryIntoForce,
    DateOnly? PublishedOn,
    string PublicationUrl,
    byte[]? Text,
    string WrittenBy,
    DateTime WrittenAt,
    string? ClearedBy,
    DateTime? ClearedAt,
    int Instrument,
    string? TwinTitle,
    string? TwinLegalBasis,
    string? TwinNumber,
    string? TwinPublicationUrl)
{
    /// <summary>Makes it the text that an act shows.</summary>
    public void ShowIn(Act act)
    {
        (act.Revision, act.Title, act.LegalBasis, act.PublicationUrl) = (Revision, Title, LegalBasis, PublicationUrl);
        (act.EntryIntoForce, act.PublishedOn) = (EntryIntoForce?.ToMessage(), PublishedOn?.ToMessage());
        act.Instrument = (Instrument)Instrument;
        act.Twin = ActRow.TwinOf(TwinTitle, TwinLegalBasis, TwinNumber, TwinPublicationUrl);
    }
}
