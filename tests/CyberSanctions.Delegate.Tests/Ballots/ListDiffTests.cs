using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Ballots;
using Entry = CyberSanctions.Delegate.Ballots.Entry;

namespace CyberSanctions.Delegate.Tests.Ballots;

public sealed class ListDiffTests
{
    private const string Published = """
        {
          "format": "cybersanctions-list/2", "list": "eu-cyber", "version": 3,
          "entries": [
            {
              "logicalId": 1, "euReferenceNumber": "EU.5701.88", "kind": "person",
              "names": [ { "logicalId": 2, "wholeName": "Alex Invented", "firstName": "Alex",
                "middleName": null, "lastName": "Invented", "quality": "strong", "language": "en" } ],
              "births": [ { "logicalId": 3, "date": { "precision": "month", "value": "1985-06", "from": null, "to": null,
                "circa": true }, "place": "Nowhere", "country": null } ],
              "nationalities": [ { "logicalId": 4, "country": "XX" } ],
              "gender": "male", "function": null, "identifiers": [], "addresses": [],
              "registeredOn": null, "placeOfRegistration": null,
              "ground": "responsible", "measures": [ "asset-freeze", "travel-ban" ], "statementOfReasons": "For what was done."
            }
          ]
        }
        """;

    [Fact]
    public void Of_ANewNumberAndName_IsAddedUnderItsNumber()
    {
        var listing = Listing();
        listing.EuReferenceNumber = "EU.9999.1";
        listing.Subject.Names[0].WholeName = "Aurelia Nimbus";

        var addition = Assert.Single(Diff(listing));

        Assert.Equal(("EU.9999.1", ""), (addition.Entry.EuReferenceNumber, addition.NumberTaken));
        Assert.Empty(addition.Lookalikes);
    }

    [Fact]
    public void Of_TheSameListingAsPublished_IsAddedToo_UnderAnotherNumber_AndPointsToTheFirst()
    {
        var addition = Assert.Single(Diff(Listing()));

        Assert.Equal(("", "EU.5701.88"), (addition.Entry.EuReferenceNumber, addition.NumberTaken));
        var lookalike = Assert.Single(addition.Lookalikes);
        Assert.Equal(("EU.5701.88", true), (lookalike.Published.EuReferenceNumber, lookalike.SameNumber));
        Assert.Empty(lookalike.Differences);
    }

    [Fact]
    public void Of_NoNumberAndTheSameName_IsAdded_AndSaysInWhatTheyDiffer()
    {
        var listing = Listing();
        listing.EuReferenceNumber = "";
        listing.StatementOfReasons = "For more.";
        listing.Subject.Births[0].Date = new PartialDate { YearFrom = 1980, YearTo = 1985 };

        var lookalike = Assert.Single(Assert.Single(Diff(listing)).Lookalikes);

        Assert.False(lookalike.SameNumber);
        Assert.Equal(
            [
                new DifferentField("births", "about 1985-06, Nowhere", "1980/1985, Nowhere"),
                new DifferentField("statementOfReasons", "For what was done.", "For more."),
            ],
            lookalike.Differences);
    }

    [Fact]
    public void Of_TheSameNumberTwiceInTheAct_GivesItOnce()
    {
        var (first, second) = (Listing(), Listing());
        (first.EuReferenceNumber, second.EuReferenceNumber) = ("EU.9999.1", "EU.9999.1");

        var additions = Diff(first, second);

        Assert.Equal(["EU.9999.1", ""], additions.Select(addition => addition.Entry.EuReferenceNumber));
        Assert.Equal(["", "EU.9999.1"], additions.Select(addition => addition.NumberTaken));
    }

    [Fact]
    public void Of_AnEmptyList_EverythingIsAdded()
        => Assert.Empty(Assert.Single(ListDiff.Of([Entry.Of(Listing())], [])).Lookalikes);

    private static IReadOnlyList<Addition> Diff(params IEnumerable<ActListing> listings)
        => ListDiff.Of([.. listings.Select(Entry.Of)], PublishedList.Read(Encoding.UTF8.GetBytes(Published)).Entries);

    private static ActListing Listing() => new()
    {
        EuReferenceNumber = "EU.5701.88",
        Ground = ListingGround.Responsible,
        Measures = { Measure.AssetFreeze, Measure.TravelBan },
        StatementOfReasons = "For what was done.",
        Subject = new Subject
        {
            Kind = SubjectKind.Person,
            Names = { new Name
            {
                WholeName = "Alex Invented",
                FirstName = "Alex",
                LastName = "Invented",
                Quality = NameQuality.Strong,
                Language = "en",
            } },
            Births = { new Birth { Date = new PartialDate { Year = 1985, Month = 6, Circa = true }, Place = "Nowhere" } },
            Nationalities = { "XX" },
            Gender = Gender.Male,
        },
    };
}
