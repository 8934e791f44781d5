using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Kinds.Crypto;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.ServiceDefaults.Validation;

/// <summary>One method per kind of field; each asks the one place that decides what such a value must be like.</summary>
public sealed partial class Checks
{
    private const int LongestReference = 40;
    private const int LargestPage = 200;

    /// <summary>One line of text that says something: <see cref="Texts"/>.</summary>
    public Checks Line(string field, string value, int most, bool required = true)
        => Text(field, value, most, required, lines: false);

    /// <summary>The same in several lines.</summary>
    public Checks Paragraphs(string field, string value, int most, bool required = true)
        => Text(field, value, most, required, lines: true);

    /// <summary>A full calendar date between the years 1 and 9999.</summary>
    public Checks FullDate(string field, Date? date, bool required = true)
        => Problem(field, date is null ? Absent(required) : Calendar.Problem(date));

    /// <summary>A date as far as it is known, between the years 1 and 9999.</summary>
    public Checks DateAsKnown(string field, PartialDate? date, bool required = false)
        => Problem(field, date is null ? Absent(required) : Calendar.Problem(date));

    /// <summary>
    /// The full date of something that happened to those who live: after 1800, not after today. <see cref="LivedDates"/>
    /// </summary>
    public Checks LivedDate(string field, Date? date, DateOnly today, bool required = false)
        => Problem(field, date is null ? Absent(required) : LivedDates.Problem(date, today));

    /// <summary>The same as far as it is known.</summary>
    public Checks LivedDate(string field, PartialDate? date, DateOnly today, bool required = false)
        => Problem(field, date is null ? Absent(required) : LivedDates.Problem(date, today));

    /// <summary>The date of an act, not before there was a regulation to act under: <see cref="ActDates"/>.</summary>
    public Checks ActDate(string field, Date? date, DateOnly today, bool required = true)
        => Problem(field, date is null ? Absent(required) : ActDates.Problem(date, today));

    /// <summary>A moment: <see cref="Instants"/>.</summary>
    public Checks Instant(string field, Timestamp? instant, bool required = false)
        => Problem(field, instant is null ? Absent(required) : Instants.Problem(instant));

    /// <summary>A code of ISO 3166-1: <see cref="Countries"/>.</summary>
    public Checks Country(string field, string value, bool required = false)
        => Present(field, value, required, Countries.Problem);

    /// <summary>A code of ISO 4217: <see cref="Currencies"/>.</summary>
    public Checks Currency(string field, string value, bool required = false)
        => Present(field, value, required, Currencies.Problem);

    /// <summary>A code of ISO 639-1: <see cref="Languages"/>.</summary>
    public Checks Language(string field, string value, bool required = false)
        => Present(field, value, required, Languages.Problem);

    /// <summary>
    /// The form of the Council's code of a Member State: <see cref="MemberStates"/>. Who is one, the reference data say.
    /// </summary>
    public Checks MemberState(string field, string value, bool required = true)
        => Present(field, value, required, MemberStates.FormProblem);

    /// <summary>A name of the IANA time zone database: <see cref="TimeZones"/>.</summary>
    public Checks TimeZone(string field, string value) => Present(field, value, required: false, TimeZones.Problem);

    /// <summary>The code of a unit: <see cref="UnitCodes"/>.</summary>
    public Checks Unit(string field, string value) => Present(field, value, required: false, UnitCodes.Problem);

    /// <summary>An address on the web: <see cref="WebAddresses"/>.</summary>
    public Checks Url(string field, string value, int most, bool required = false)
        => Present(
            field,
            value,
            required,
            url => url.Length > most ? $"Must not be longer than {most} characters." : WebAddresses.Problem(url));

    /// <summary>The number of a passport, a ship, a bank: <see cref="Identifiers"/>.</summary>
    /// <param name="type">What it is a number of; of a type that there is not, nothing is asked.</param>
    public Checks IdentifierNumber(string field, string type, string number, int most)
        => number.Length > 0 && Texts.Problems(number, most, lines: false).Any()
            ? Line(field, number, most)
            : Present(field, number, required: true, value => Identifiers.Problem(type, value));

    /// <summary>The same number in Latin letters.</summary>
    public Checks LatinNumber(string field, string number, int most)
        => number.Length == 0 || Texts.Problems(number, most, lines: false).Any()
            ? Line(field, number, most, required: false)
            : That(
                number.All(char.IsAscii) && number.Any(char.IsAsciiLetterOrDigit),
                field,
                "Must be of Latin letters without marks, digits and punctuation.");

    /// <summary>A code of ISO 15924: <see cref="ScriptCodes"/>.</summary>
    public Checks Script(string field, string value) => Present(field, value, required: false, ScriptCodes.Problem);

    /// <summary>The standard of a transliteration: <see cref="Transliterations"/>.</summary>
    public Checks Transliteration(string field, string value)
        => Present(field, value, required: false, Transliterations.Problem);

    /// <summary>A legal entity identifier: <see cref="Leis"/>.</summary>
    public Checks Lei(string field, string value) => Present(field, value, required: false, Leis.Problem);

    /// <summary>The number of a telephone or a fax: <see cref="PhoneNumbers"/>.</summary>
    public Checks Phone(string field, string value) => Present(field, value, required: true, PhoneNumbers.Problem);

    /// <summary>An address of electronic mail: <see cref="EmailAddresses"/>.</summary>
    public Checks Email(string field, string value) => Present(field, value, required: true, EmailAddresses.Problem);

    /// <summary>A part of a whole, in per cent: <see cref="Percentages"/>.</summary>
    public Checks Percentage(string field, string value) => Present(field, value, required: false, Percentages.Problem);

    /// <summary>A crypto-asset whose addresses can be verified: <see cref="CryptoAddresses"/>.</summary>
    public Checks CryptoCurrency(string field, string value)
        => Present(field, value, required: true, CryptoAddresses.CurrencyProblem);

    /// <summary>An address of it.</summary>
    /// <param name="currency">Of which; of one that there is not, nothing is asked.</param>
    public Checks CryptoAddress(string field, string currency, string value)
        => Present(field, value, required: true, address => CryptoAddresses.Problem(currency, address));

    /// <summary>The reference of a dossier, a proposal, an act, a ballot, as this suite gives it: ATT-2026-0007.</summary>
    public Checks Reference(string field, string value, bool required = true)
        => Present(field, value, required, reference => Tokens.Problem(reference, LongestReference));

    /// <summary>The name of a key, a list: visible ASCII characters.</summary>
    public Checks Token(string field, string value, int most, bool required = true)
        => Present(field, value, required, token => Tokens.Problem(token, most));

    /// <summary>The hash of something, as hexadecimal digits.</summary>
    public Checks Sha256(string field, string value, bool required = true)
        => Present(field, value, required, Tokens.Sha256Problem);

    /// <summary>The version that a change is made to; 0 for whatever it is.</summary>
    public Checks Version(string field, long version) => That(version >= 0, field, "Must be 0 or a version.");

    /// <summary>A place in a chain; 0 for its beginning.</summary>
    public Checks Position(string field, long position) => That(position >= 0, field, "Must not be negative.");

    /// <summary>How many rows on a page; 0 for as many as usual.</summary>
    public Checks PageSize(string field, int size)
        => That(size is >= 0 and <= LargestPage, field, $"Must be 1 to {LargestPage}.");

    /// <summary>What the service gives itself, and takes from nobody.</summary>
    public Checks GivenByTheService(string field, bool isAbsent) => That(isAbsent, field, "Is given by the service.");

    private Checks Text(string field, string value, int most, bool required, bool lines)
    {
        if (value.Length == 0)
        {
            return Problem(field, Absent(required));
        }

        foreach (var problem in Texts.Problems(value, most, lines))
        {
            Problem(field, problem);
        }

        return this;
    }

    private static string? Absent(bool required) => required ? "Is required." : null;
}
