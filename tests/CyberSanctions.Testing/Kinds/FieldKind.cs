using CyberSanctions.Contracts.Common.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Testing.Kinds;

/// <summary>A kind of field, by values that are not of it: each has to be refused, and at that field.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Bad">Such values; null for a field that is absent. None where every value is good.</param>
public sealed record FieldKind(string Name, params IReadOnlyList<object?> Bad)
{
    // U+200B twice, a Hangul filler, the blank Braille pattern, a soft hyphen, a joiner, a name with tag characters behind it.
    private static readonly object?[] Unreadable =
    [
        "\u200b\u200b", "\u3164", "\u2800", "\u00ad", "\u200d", "\ufeff", "\u00a0", "Aurelia\U000E0041\U000E007F",
        "Aurelia\u200bNimbus", "Aurelia\u2800Nimbus", "\u0301", "\u0301Aurelia", "Aure\u0301lia", "\u212bngstrom", " Aurelia",
        "Aurelia ", "Aurelia\n", "Aurelia\u0007", "Aurelia\0", "Aurelia\u2028Nimbus", "Aurelia\u202eNimbus",
        "Aurelia\u2066Nimbus", "Aurelia\u200f", "Aurelia\ue000", "Aurelia\u0378", "Aurelia\ufffd",
    ];

    private static readonly Date Tomorrow = Day(DateTimeOffset.UtcNow.AddDays(2));

    /// <summary>What the service sets itself.</summary>
    public static FieldKind Given { get; } = new("given by the service", "1");

    /// <summary>The same for a time.</summary>
    public static FieldKind GivenTime { get; } = new("given by the service", new Timestamp());

    /// <summary>Yes or no: whatever is said is good.</summary>
    public static FieldKind Flag { get; } = new("yes or no");

    /// <summary>A value of a closed list.</summary>
    public static FieldKind OneOf { get; } = new("one of a list", 0, 99, -1);

    /// <summary>The same, or nothing.</summary>
    public static FieldKind OneOfOrNone { get; } = new("one of a list, or none", 99, -1);

    public static FieldKind Reference { get; } =
        new("reference", "", "ATT\0", "ATT 1", "ÄTT-2026-0001", "\u200b", new string('A', 41));

    public static FieldKind OptionalReference { get; } = Reference.OrNothing();

    public static FieldKind Version { get; } = new("version", -1L);

    public static FieldKind Country { get; } = new(
        "country", "", "UK", "ZZ", "XX", "CS", "SU", "AN", "TP", "EL", "EU", "gr", "GRC", "ＧＲ", "G", "Greece");

    public static FieldKind OptionalCountry { get; } = Country.OrNothing();

    public static FieldKind OptionalLanguage { get; } = new("language", "xx", "zz", "EN", "eng", "gr", "iw", "e");

    public static FieldKind MemberState { get; } = new("Member State", "", "GR", "UK", "GB", "XX", "QQ", "el", "FRA");

    public static FieldKind OptionalMemberState { get; } = MemberState.OrNothing();

    public static FieldKind Url { get; } = new(
        "address on the web",
        "https://x.example/a b\"<c>&d", "http://user:pw@x.example/", "http://user@x.example/", "https://x.example/a b",
        "https://x.example/<c>", "https://x.example/é", "https://x.example/%zz", "https://", "https:///a", "https://-x.example/",
        "https://x..example/", "https://x.example:99999/", "//x.example/", "javascript:alert(1)", "ftp://x.example/",
        "eli/reg_impl/2026/1/oj", "https://x.example/\n", $"https://x.example/{new string('a', 500)}");

    public static FieldKind LivedPartialDate { get; } = new(
        "date as known that somebody lived",
        new PartialDate { Year = 2068, Month = 7, Day = 16 },
        new PartialDate { Year = 9999 },
        new PartialDate { Year = DateTime.UtcNow.Year + 1 },
        new PartialDate { YearFrom = 1960, YearTo = 2900 },
        new PartialDate { Year = 1800 },
        new PartialDate { YearFrom = 1799, YearTo = 1960 },
        new PartialDate { Year = Tomorrow.Year, Month = Tomorrow.Month, Day = Tomorrow.Day },
        new PartialDate { Year = 1985, Month = 2, Day = 29 },
        new PartialDate { Year = 1985, Month = 13 },
        new PartialDate { Year = 1985, Day = 1 },
        new PartialDate { YearFrom = 1990, YearTo = 1985 },
        new PartialDate { YearFrom = 1985 },
        new PartialDate { Year = 1985, YearTo = 1990 },
        new PartialDate(),
        new PartialDate { Year = -1 });

    public static FieldKind LivedDate { get; } = new(
        "date that somebody lived",
        Date(2126, 1, 1),
        Tomorrow,
        Date(1800, 12, 31),
        Date(1985, 2, 29),
        Date(1900, 2, 29),
        Date(0, 1, 1),
        Date(10_000, 1, 1),
        new Date());

    /// <summary>The date of an act: <c>Checks.ActDate</c>.</summary>
    public static FieldKind ActDate { get; } = new(
        "date of an act",
        Date(1, 1, 1),
        Date(2019, 5, 17),
        Date(9999, 12, 31),
        Date(DateTime.UtcNow.Year + 2, 1, 1),
        Date(2026, 2, 30),
        new Date());

    public static FieldKind CalendarDate { get; } =
        new("date of the calendar", Date(2026, 2, 30), Date(0, 1, 1), Date(10_000, 1, 1), new Date());

    public static FieldKind Instant { get; } = new(
        "moment",
        new Timestamp { Seconds = long.MaxValue },
        new Timestamp { Seconds = 253_402_300_800 },
        new Timestamp { Seconds = -62_135_596_801 },
        new Timestamp { Seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 86_400, Nanos = -1 },
        new Timestamp { Seconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 86_400, Nanos = 1_000_000_000 });

    public static FieldKind RequiredInstant { get; } = Instant with { Bad = [null, .. Instant.Bad] };

    public static FieldKind Position { get; } = new("position", -1);

    public static FieldKind Sha256 { get; } = new(
        "SHA-256",
        "", new string('a', 63), new string('A', 64), new string('g', 64), new string('a', 65), $"{new string('a', 63)}\n");

    public static FieldKind Cursor { get; } = new("cursor", "x", "é", "AAAAAAAAAAA=", "\u200b", new string('A', 100));

    public static FieldKind PageSize { get; } = new("page size", -1, 201, int.MaxValue);

    /// <summary>A number of a range.</summary>
    public static FieldKind Between(int least, int most) => new($"{least} to {most}", least - 1, most + 1);

    /// <summary>Something that has a form of its own, which the rules of its service know.</summary>
    public static FieldKind Own(string name, params IReadOnlyList<object?> bad) => new(name, bad);

    /// <summary>One line that says something.</summary>
    public static FieldKind Line(int most)
        => new($"line of {most}", ["", .. Unreadable, "two\nlines", "two\tcells", new string('x', most + 1)]);

    /// <summary>The same, or nothing.</summary>
    public static FieldKind OptionalLine(int most) => Line(most).OrNothing();

    /// <summary>Several lines that say something.</summary>
    public static FieldKind Paragraphs(int most) => new($"paragraphs of {most}", ["", .. Unreadable, new string('x', most + 1)]);

    /// <summary>The same, or nothing.</summary>
    public static FieldKind OptionalParagraphs(int most) => Paragraphs(most).OrNothing();

    /// <summary>The kind, of which nothing is a value as well.</summary>
    public FieldKind OrNothing() => new($"{Name}, or nothing", [.. Bad.Where(bad => bad is not "")]);

    /// <summary>Bytes.</summary>
    public static ByteString Bytes(int count) => ByteString.CopyFrom(new byte[count]);

    private static Date Date(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    private static Date Day(DateTimeOffset instant) => Date(instant.Year, instant.Month, instant.Day);
}
