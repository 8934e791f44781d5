using CyberSanctions.Contracts.Voting.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static IEnumerable<KeyValuePair<string, FieldKind>>[] VotingRows =>
    [
        Of(ListBallotsRequest.Descriptor, ("act_reference", OptionalReference), ("undecided", Flag)),
        Of(GetBallotRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetTextRequest.Descriptor, (ReferenceField, Reference)),
        Of(MakeStatementRequest.Descriptor, ("statement", Statement), ("declaration", OptionalParagraphs(20_000))),
        Of(
            ExtendDeadlineRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("deadline", RequiredInstant)),
        Of(
            DecideBallotRequest.Descriptor,
            (ReferenceField, Reference),
            (ExpectedVersion, FieldKind.Version),
            ("close_with_votes_missing", Flag)),
        Of(WatchBallotRequest.Descriptor, (ReferenceField, Reference), ("after", Position)),
        Of(GetRollCallRequest.Descriptor, (ReferenceField, Reference)),
        Of(ListReceiptsRequest.Descriptor, ("ballot_reference", OptionalReference)),
        Of(CalculateDeadlineRequest.Descriptor, ("working_days", Between(1, 60)), ("from", Instant)),
        Of(
            RegisterKeyRequest.Descriptor,
            (MemberStateField, MemberState), ("public_key", PublicKey), ("valid_from", Instant), ("valid_to", RequiredInstant)),
        Of(RevokeKeyRequest.Descriptor, ("key_id", Program)),
        Of(ListKeysRequest.Descriptor, (MemberStateField, OptionalMemberState)),
        Of(ProposedChange.Descriptor, ("valid_from", FirstDay), ("valid_to", LastDay), ("source", Line(500))),
        Of(Accession.Descriptor, (MemberStateField, MemberState), ("iso_code", Country), ("name", Line(100))),
        Of(FigureInTable.Descriptor, ("edition", EntryVersion), ("population", Population)),
        Of(Withdrawal.Descriptor, (MemberStateField, MemberState)),
        Of(
            PopulationTable.Descriptor,
            ("year", Own("year of a table", 1999, 2201, -1)), ("unit", OptionalLine(100)), ("csv", Csv)),
        Of(Figure.Descriptor, (MemberStateField, MemberState), ("population", Population)),
        Of(Holiday.Descriptor, ("day", CalendarDate), ("name", Line(100))),
        Of(MinimumPeriod.Descriptor, ("working_days", Between(1, 60)), ("minutes_of_day", Between(0, 1439))),
        Of(OfficialLanguages.Descriptor, ("languages", OptionalLanguage with { Bad = ["", .. OptionalLanguage.Bad] })),
        Of(
            ToolboxMeasure.Descriptor,
            ("code", LowerCase),
            ("category", LowerCase),
            (Title, Line(300)),
            (LegalBasis, OptionalLine(300)),
            ("needs_text", Flag)),
        Of(ReleaseChangeRequest.Descriptor, (ReferenceField, Reference), ("sha256", Sha256), ("large_changes_confirmed", Flag)),
        Of(RejectChangeRequest.Descriptor, (ReferenceField, Reference), ("reasons", Paragraphs(4_000))),
        Of(WithdrawChangeRequest.Descriptor, (ReferenceField, Reference)),
        Of(GetChangeRequest.Descriptor, (ReferenceField, Reference)),
        Of(ListChangesRequest.Descriptor, ("kind", OneOfOrNone), ("state", OneOfOrNone)),
        Of(GetInForceRequest.Descriptor, ("day", CalendarDate)),
        Of(GetForBallotRequest.Descriptor, ("ballot_reference", Reference)),
    ];
}
