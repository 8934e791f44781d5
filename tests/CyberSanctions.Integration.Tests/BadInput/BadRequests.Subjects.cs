namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private static IEnumerable<BadRequest> Particulars() =>
    [
        Listing(
            "A name of a kind that is none",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\",\"kind\":\"nickname\"}]"),
            "subject.names[0].kind"),
        Listing(
            "A name in a script that it is not written in",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\",\"script\":\"Cyrl\"}]"),
            "subject.names[0].script").FromService(),
        Listing(
            "A strong alias that is a common word",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\"},{\"wholeName\":\"Strontium\"}]"),
            "subject.names[1].quality").FromService(),
        Listing(
            "A transliteration of no name of the subject",
            Subject.With("names", "[{\"wholeName\":\"Aurelia Nimbus\",\"transliterationOf\":\"Аурелия\"}]"),
            "subject.names[0].transliterationOf").FromService(),
        Listing(
            "A birth by a calendar that is none",
            Subject.With("births", "[{\"date\":\"1985\",\"calendar\":\"julian\"}]"),
            "subject.births[0].calendar"),
        Listing(
            "A birth in the thirteenth Islamic month",
            Subject.With(
                "births", "[{\"calendar\":\"islamic\",\"dateInCalendar\":{\"year\":1405,\"month\":13}}]"),
            "subject.births[0].dateInCalendar.month").FromService(),
        Listing(
            "A birth at two times that are not one",
            Subject.With(
                "births", "[{\"date\":\"1985\",\"calendar\":\"islamic\",\"dateInCalendar\":{\"year\":1380}}]"),
            "subject.births[0].dateInCalendar").FromService(),
        Listing(
            "More of a nationality that the subject has not",
            Subject.And("nationalityDetails", "[{\"country\":\"GR\",\"acquiredOn\":\"2000-01-01\"}]"),
            "subject.nationalityDetails[0].country").FromService(),
        Listing(
            "A document that has expired and is valid",
            Subject.And(
                "identifiers",
                "[{\"type\":\"passport\",\"number\":\"X1\",\"validTo\":\"2060-01-01\",\"knownExpired\":true}]"),
            "subject.identifiers[0].knownExpired").FromService(),
        Listing(
            "Two e-mail addresses in one field",
            Subject.And("contact", "{\"emails\":[\"a@example.org, b@example.org\"]}"),
            "subject.contact.emails[0]").FromService(),
        Listing("Contact data that say nothing", Subject.And("contact", "{}"), "subject.contact").FromService(),
        Listing(
            "A Bitcoin address with a letter that is wrong",
            Subject.And(
                "cryptoAddresses", "[{\"currency\":\"BTC\",\"address\":\"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3\"}]"),
            "subject.cryptoAddresses[0].address").FromService(),
        Listing(
            "More than the whole of a company",
            Subject.And("relations", "[{\"kind\":\"owns\",\"name\":\"Blue Heron Ltd\",\"percentage\":\"100.01\"}]"),
            "subject.relations[0].percentage").FromService(),
        Listing(
            "A percentage as a number",
            Subject.And("relations", "[{\"kind\":\"owns\",\"name\":\"Blue Heron Ltd\",\"percentage\":50}]"),
            "subject.relations[0].percentage"),
        Listing(
            "A relation to nobody",
            Subject.And("relations", "[{\"kind\":\"owns\"}]"),
            "subject.relations[0]").FromService(),
        Listing("A person with an LEI", Subject.And("lei", "\"5493001KJTIIGC8Y1R12\""), "subject.lei").FromService(),
        Listing(
            "A link that is no address",
            Subject.And("links", "[{\"url\":\"register.example\"}]"),
            "subject.links[0].url").FromService(),
    ];
}
