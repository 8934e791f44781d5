using CyberSanctions.Contracts.Common.V1;
using Google.Protobuf.Reflection;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

/// <summary>
/// Of which kind every field is that somebody can send. A field without a row fails the tests of the contracts; a field
/// that does not refuse what is not of its kind fails those of its service.
/// </summary>
public static partial class FieldTable
{
    private const string Number = "number";
    private const string ReferenceField = "reference";
    private const string ExpectedVersion = "expected_version";
    private const string MemberStateField = "member_state";
    private const string Title = "title";
    private const string LegalBasis = "legal_basis";
    private const string EntryIntoForce = "entry_into_force";
    private const string PublicationUrl = "publication_url";
    private const string StatementOfReasons = "statement_of_reasons";

    private static readonly FieldKind ActNumber = Own("number of an act", "", "2026/0", "2026/1\n", "1/2026", "2026-1");
    private static readonly FieldKind EuReferenceNumber = Own(
        "EU reference number", "EU.5701", "EU.5701.88\n", "eu.5701.88", "EU.५७.88");
    private static readonly FieldKind EntryReference = Own(
        "reference on a list",
        "",
        "EU.5701",
        "EU.5701.88\n",
        "eu.5701.88",
        "EU.५७.88",
        "CYB-2026-1",
        "LP-2026-0001",
        " EU.5701.88");
    private static readonly FieldKind EntryVersion = Own("version of an entry", 0, -1);
    private static readonly FieldKind StixId = Own(
        "id of STIX",
        "",
        "report",
        "report--1",
        "report--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b10\n",
        "report--01990d6e-3f0c-7a52-b1d4-5c8e2f7a9b10",
        "note--01990d6e-3f0c-4a52-b1d4-5c8e2f7a9b1\u0660",
        "note--' OR 1=1");
    private static readonly FieldKind StixWord = Own("word of STIX", "", "no te", "note\n", "Note", "é", new string('x', 101));
    private static readonly FieldKind StixVersion = Own(
        "version of an object", "", "newest", "LAST", "all\n", "2026", "2026-02-30T00:00:00Z", "2026-02-01T00:00:00", "0");
    private static readonly FieldKind Until = Own(
        "day to come",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 11, Month = 1, Day = 1 }, new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind ListName = Own("list, or nothing", "eu-cyber\n", "two words", "é", "eu-cyber\u200b");
    private static readonly FieldKind RequiredDate = new("date of the calendar", [null, .. CalendarDate.Bad]);
    private static readonly FieldKind Amount = Own(
        "sum of money",
        "0", "0.00", "-1", "+1", "1e3", "NaN", "Infinity", "1,000.00", "01", "1.", ".5", "1.00000", "0x10", "1 000", "１", "1\n",
        "1000000000000000");
    private static readonly FieldKind HashBytes = Own("bytes of a SHA-256", Bytes(0), Bytes(31), Bytes(33));
    private static readonly FieldKind PublicKey = Own("public key", Bytes(0), Bytes(91), Bytes(201));
    private static readonly FieldKind ProposedBy = Own("who proposes", "", "hr", "GR", "UK", "XX", "COMMISSION");
    private static readonly FieldKind Statement = Own("signed statement", "", "x", "a.b.c", new string('x', 4_001));
    private static readonly FieldKind FirstDay = Own(
        "first day, from today on",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 11, Month = 1, Day = 1 }, new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind LastDay = Own(
        "day after the last",
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind Population = Own("population", 0L, -1L, 10_000_000_001L, long.MaxValue);
    private static readonly FieldKind Csv = Own(
        "CSV of a population table",
        "x",
        "member_state,population\nMT,1",
        "member_state,population,unit,year",
        new string('x', 20_001));
    private static readonly (string Field, FieldKind Kind)[] Correcting =
    [
        (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("id", Reference), ("reason", Paragraphs(2_000)),
    ];

    private static readonly FieldKind Sought = Own(
        "words to look for",
        "?!", "\"\"", "%", "_", "\\", "Aurelia\0", "Aurelia\u0007", "Aurelia\ufffd", new string('x', 201),
        string.Join(' ', Enumerable.Range(100, 17)));

    private static readonly (string Field, FieldKind Kind)[] Following =
    [
        (ReferenceField, Reference), (ExpectedVersion, FieldKind.Version), ("id", Reference),
    ];

    private static readonly FieldKind CitedItem = Own(
        "id of an item", "", "ATT-2026-0001", "0190A0C2-0000-7000-8000-000000000001", "{0190a0c2-0000-7000-8000-000000000001}",
        "0190a0c2-0000-7000-8000-000000000001\n", "0190a0c2-0000-7000-8000-00000000000\u0661");
    private static readonly FieldKind Rating = Own("0 to 4", null, -1, 5, int.MaxValue);
    private static readonly FieldKind MeasureCode = Own("code of a measure", "", "two words", "é", "a\n", new string('a', 61));
    private static readonly FieldKind PlannedUntil = Own(
        "day of a plan, or nothing",
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2019, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 11, Month = 1, Day = 1 }, new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind PlannedFrom = PlannedUntil with { Bad = [null, .. PlannedUntil.Bad] };
    private static readonly FieldKind DayThatCame = Own(
        "day that has come",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = DateTime.UtcNow.Year + 1, Month = 12, Day = 31 });
    private static readonly FieldKind Partner = Own(
        "code of a partner", "", "us", "Us", "UK", "FR", "USA", "US\n", " US", "U\u0405", "\uff35\uff33", "US\u200b", "EU");
    private static readonly FieldKind LastDayOfShare = Own(
        "day within a year",
        null,
        new Date(),
        new Date { Year = 2026, Month = 2, Day = 30 },
        new Date { Year = 2026, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 2, Month = 1, Day = 2 },
        new Date { Year = 9999, Month = 12, Day = 31 });
    private static readonly FieldKind Key = Own(
        "key", "", "-a", "two words", "é", "a\n", "a/b", "a_b", "a\u200b", new string('a', 41));
    private static readonly FieldKind Duration = Own(
        "duration, or nothing", "P", "PT", "1H", "PT1.5H", "-PT1H", "P1M", "P1W", "pt1h", "PT1H ", "PT1M1H", "P31D", "PT9999H");
    private static readonly FieldKind LowerCase = Own(
        "lower-case word", "", "Restrictive", "two words", "é", "a\n", "a_b", new string('a', 61));
    private static readonly FieldKind Program = Own("visible ASCII", "", "two words", "é", "\u200b", "a\n", new string('a', 201));

    /// <summary>Each kind by <c>full.name.of.Message.field</c>.</summary>
    public static IReadOnlyDictionary<string, FieldKind> Kinds { get; } = ((IEnumerable<KeyValuePair<string, FieldKind>>[])
    [
        Of(PageRequest.Descriptor, ("cursor", Cursor), ("size", PageSize)),
        .. AttributionRows,
        .. EvidenceRows,
        .. ResponsesRows,
        .. ExercisesRows,
        .. DueProcessRows,
        .. TranslationsRows,
        .. DocumentsRows,
        .. PartnersRows,
        .. ListingRows,
        .. SearchRows,
        .. DerogationsRows,
        .. StagesRows,
        .. WorkQueueRows,
        .. StatisticsRows,
        .. CourtFilesRows,
        .. VotingRows,
        .. PublicationRows,
        .. JournalRows,
        SubjectFields.Rows(EntryReference),
    ]).SelectMany(rows => rows).ToDictionary(StringComparer.Ordinal);

    internal static IEnumerable<KeyValuePair<string, FieldKind>> Of(
        MessageDescriptor message, params (string Field, FieldKind Kind)[] rows)
        => rows.Select(row => KeyValuePair.Create($"{message.FullName}.{row.Field}", row.Kind));
}
