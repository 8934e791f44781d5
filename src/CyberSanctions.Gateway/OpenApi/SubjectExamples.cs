using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Json;
using ContactData = CyberSanctions.Gateway.Proposals.ContactData;
using Subject = CyberSanctions.Gateway.Proposals.Subject;

namespace CyberSanctions.Gateway.OpenApi;

/// <summary>Who is to be listed, with what acts say most often, for the API's description.</summary>
internal static class SubjectExamples
{
    private const string Original = "Аурелия Нимбус";

    public static Subject Person { get; } = new()
    {
        Kind = SubjectKind.Person,
        Names =
        [
            new()
            {
                WholeName = "Aurelia Nimbus",
                FirstName = "Aurelia",
                LastName = "Nimbus",
                Title = "Dr",
                Quality = NameQuality.Strong,
                Language = "en",
                Script = "Latn",
                TransliterationOf = Original,
                TransliterationStandard = "ICAO 9303",
            },
            new() { WholeName = Original, Quality = NameQuality.Strong, Language = "ru", Script = "Cyrl" },
            new() { WholeName = "Paper Rain", Quality = NameQuality.Weak, Kind = NameKind.SoCalled },
        ],
        Births = [new()
        {
            Date = PartialDate.Parse("1985-08", circa: true),
            Place = "Port Cumulus",
            Calendar = CalendarKind.Islamic,
            DateInCalendar = new() { Year = 1405, Month = 12 },
            AsGiven = "Dhu al-Hijja 1405",
        }],
        Nationalities = ["AQ"],
        NationalityDetails = [new() { Country = "AQ", AcquiredOn = new DateOnly(2003, 5, 1) }],
        Gender = Gender.Female,
        Function = "Director of Blue Heron Ltd",
        Functions = [new() { Title = "Director", Organisation = "Blue Heron Ltd", From = PartialDate.Parse("2012-03") }],
        Identifiers = [new()
        {
            Type = "passport",
            Number = "X0000001",
            IssuedBy = "Passport office of Port Cumulus",
            IssuedOn = new DateOnly(2011, 2, 28),
            ValidTo = new DateOnly(2021, 2, 27),
            KnownExpired = true,
        }],
        Addresses = [new()
        {
            Text = "1 Cloud Quay, Port Cumulus",
            Street = "1 Cloud Quay",
            City = "Port Cumulus",
            Contact = new ContactData { Phones = ["+672 1 234-56"] },
        }],
        Contact = new ContactData { Emails = ["desk@blue-heron.example"], Websites = ["https://blue-heron.example/"] },
        CryptoAddresses = [new() { Currency = "BTC", Address = "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2" }],
        Relations = [new() { Kind = SubjectRelationKind.Owns, Name = "Blue Heron Ltd", Percentage = "50.01" }],
        Links = [new() { Title = "Register of companies", Url = "https://register.example/77-1" }],
    };
}
