using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.Tests.Kinds;

/// <summary>Numbers, codes and calendars of what lists say of a subject.</summary>
public sealed class ParticularsTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    // ISO 17442's own example, and identifiers that the Global LEI Foundation gives to itself and to a bank.
    [Theory]
    [InlineData("5493001KJTIIGC8Y1R12")]
    [InlineData("506700GE1G29325QX363")]
    [InlineData("7LTWFZYICNSX8D621K86")]
    public void Lei_WithItsCheckDigits_IsOne(string lei) => Assert.Null(Leis.Problem(lei));

    [Theory]
    [InlineData("5493001KJTIIGC8Y1R13")]
    [InlineData("5493001KJTIIGC8Y1R21")]
    [InlineData("5493001KJTIIGC81YR12")] // two exchanged
    public void Lei_WithOtherCheckDigits_IsNone(string lei)
        => Assert.Equal("Is no LEI: the check digits, the last two, do not fit the others.", Leis.Problem(lei));

    [Theory]
    [InlineData("100", 10000)]
    [InlineData("50.01", 5001)]
    [InlineData("0.5", 50)]
    public void Percentage_IsExact(string percentage, int hundredths)
        => Assert.Equal(((int?)hundredths, (string?)null), (Percentages.Hundredths(percentage), Percentages.Problem(percentage)));

    [Theory]
    [InlineData("+43 1 234 56-78")]
    [InlineData("+7 495 123-45-67")]
    [InlineData("+850 2 381 8372")]
    [InlineData("+672 (1) 234 57")]
    public void PhoneNumber_AsOneWritesIt_IsOne(string number) => Assert.Null(PhoneNumbers.Problem(number));

    [Theory]
    [InlineData("desk@example.com")]
    [InlineData("o'neill+list@mail.xn--80ak6aa92e.com")]
    public void EmailAddress_IsOne(string address) => Assert.Null(EmailAddresses.Problem(address));

    [Theory]
    [InlineData("Latn", "Aurelia Nimbus", true)]
    [InlineData("Cyrl", "Аурелия Нимбус", true)]
    [InlineData("Cyrl", "Аурелия Nимбус", false)]
    [InlineData("Latn", "\u0410urelia", false)]
    [InlineData("Jpan", "雲雀 ひばり", true)]
    [InlineData("Hans", "云雀", true)]
    [InlineData("Latn", "74455", false)]
    public void Script_IsThatOfEveryLetter(string script, string name, bool fits)
        => Assert.Equal(fits, ScriptCodes.Foreign(script, name) is null);

    [Fact]
    public void Scripts_AreCodesOfIso15924_AsDebianHasThem()
    {
        const string file = "/usr/share/iso-codes/json/iso_15924.json";
        if (File.Exists(file))
        {
            var known = File.ReadAllText(file);
            Assert.All(ScriptCodes.Codes, code => Assert.Contains($"\"alpha_4\": \"{code}\"", known, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Strontium")]
    [InlineData("The Boss")]
    [InlineData("Fancy Bear")]
    [InlineData("B.")]
    public void CommonWords_AreOnesThatAnybodyBears(string name) => Assert.True(CommonWords.AreAllOf(name));

    [Theory]
    [InlineData("Blue Heron Ltd")]
    [InlineData("Aurelia Nimbus")]
    [InlineData("APT74455")]
    [InlineData("李明")]
    public void OtherNames_AreNot(string name) => Assert.False(CommonWords.AreAllOf(name));

    // .NET's own calendars, day by day over two centuries.
    [Fact]
    public void OtherCalendars_AgreeWithThoseOfDotNet()
    {
        foreach (var (kind, calendar) in new (CalendarKind, System.Globalization.Calendar)[]
        {
            (CalendarKind.Islamic, new HijriCalendar()), (CalendarKind.Buddhist, new ThaiBuddhistCalendar()),
        })
        {
            for (var day = new DateTime(1802, 1, 1); day < new DateTime(2026, 11, 1); day = day.AddDays(17))
            {
                var there = new DateInCalendar
                {
                    Year = calendar.GetYear(day),
                    Month = calendar.GetMonth(day),
                    Day = calendar.GetDayOfMonth(day),
                };
                var here = new PartialDate { Year = day.Year, Month = day.Month, Day = day.Day };
                Assert.True(OtherCalendars.Problem(kind, there, Today) is null, $"{kind} {there}");
                Assert.True(OtherCalendars.CanBe(kind, there, here), $"{kind} {there} {here}");
                Assert.False(OtherCalendars.CanBe(kind, there, new PartialDate { Year = day.Year + 5 }));
            }
        }
    }

    // The Ethiopian year begins in September: 11 September 2026 is the first day of 2019 there, and of 1743 in the Coptic
    // calendar.
    [Theory]
    [InlineData(CalendarKind.Ethiopic, 2019, 2026)]
    [InlineData(CalendarKind.Ethiopic, 1978, 1985)]
    [InlineData(CalendarKind.Coptic, 1743, 2026)]
    public void EthiopicAndCopticYears_AreThose(CalendarKind kind, int year, int gregorian)
    {
        var last = new DateInCalendar { Year = year, Month = 13, Day = 5 };
        Assert.True(OtherCalendars.CanBe(kind, last, new PartialDate { Year = gregorian }));
        Assert.Null(OtherCalendars.Problem(kind, last, Today));
        Assert.NotNull(OtherCalendars.Problem(kind, new DateInCalendar { Year = year + 1 }, new DateOnly(gregorian, 1, 1)));
    }
}
