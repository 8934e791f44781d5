using System.Text;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Ballots;

namespace CyberSanctions.Delegate.Tests.Ballots;

public sealed class ListDiffTests
{
    private const string Published = """
        {
          "format": "cybersanctions-list/2", "version": 3,
          "entries": [
            {
              "logicalId": 1, "euReferenceNumber": "EU.5701.88", "kind": "person",
              "names": [ { "logicalId": 2, "wholeName": "Alex Invented", "firstName": "Alex", "middleName": null, "lastName": "Invented", "quality": "strong", "language": "en" } ],
              "births": [ { "logicalId": 3, "date": { "precision": "month", "value": "1985-06", "from": null, "to": null, "circa": true }, "place": "Nowhere", "country": null } ],
              "nationalities": [ { "logicalId": 4, "country": "XX" } ],
              "gender": "male", "function": null, "identifiers": [], "addresses": [], "registeredOn": null, "placeOfRegistration": null,
              "ground": "responsible", "measures": [ "asset-freeze", "travel-ban" ], "statementOfReasons": "For what was done."
            }
          ]
        }
        """;

    [Fact]
    public void Of_TheSameListingAsPublished_IsUnchanged() => Assert.Equal("unchanged", Assert.Single(Diff(Listing())).Kind);

    [Fact]
    public void Of_TheSameListingAsPublishedInTheFirstFormat_IsUnchanged()
    {
        var first = Published.Replace("cybersanctions-list/2", "cybersanctions-list/1").Replace("\"ground\": \"responsible\"", "\"ground\": \"a\"");

        Assert.Equal("unchanged", Assert.Single(ListDiff.Of([Entry.Of(Listing())], Entry.ReadList(Encoding.UTF8.GetBytes(first)))).Kind);
    }

    [Fact]
    public void Of_AnotherStatementOfReasons_IsChangedInThatFieldAlone()
    {
        var listing = Listing();
        listing.StatementOfReasons = "For more.";

        var change = Assert.Single(Diff(listing));

        Assert.Equal("changed", change.Kind);
        Assert.Equal(new ChangedField("statementOfReasons", "For what was done.", "For more."), Assert.Single(change.Changed));
    }

    [Fact]
    public void Of_AnotherBirthAndAnAlias_AreTwoChangedFields()
    {
        var listing = Listing();
        listing.Subject.Births[0].Date = new PartialDate { YearFrom = 1980, YearTo = 1985 };
        listing.Subject.Names.Add(new Name { WholeName = "Lex", Quality = NameQuality.Weak });

        var change = Assert.Single(Diff(listing));

        Assert.Equal(["names", "births"], change.Changed.Select(field => field.Name));
        Assert.Equal("1980/1985, Nowhere", change.Changed[1].Proposed);
    }

    [Fact]
    public void Of_ANumberThatIsNotPublished_IsAdded()
    {
        var listing = Listing();
        listing.EuReferenceNumber = "EU.9999.1";

        Assert.Equal("added", Assert.Single(Diff(listing)).Kind);
    }

    [Fact]
    public void Of_NoNumberYet_TheSameNameIsTheSameEntry()
    {
        var listing = Listing();
        listing.EuReferenceNumber = "";

        Assert.Equal("unchanged", Assert.Single(Diff(listing)).Kind);
    }

    [Fact]
    public void Of_AnEmptyList_EverythingIsAdded() => Assert.Equal("added", Assert.Single(ListDiff.Of([Entry.Of(Listing())], [])).Kind);

    private static IReadOnlyList<Change> Diff(ActListing listing) => ListDiff.Of([Entry.Of(listing)], Entry.ReadList(Encoding.UTF8.GetBytes(Published)));

    private static ActListing Listing() => new()
    {
        EuReferenceNumber = "EU.5701.88",
        Ground = ListingGround.Responsible,
        Measures = { Measure.AssetFreeze, Measure.TravelBan },
        StatementOfReasons = "For what was done.",
        Subject = new Subject
        {
            Kind = SubjectKind.Person,
            Names = { new Name { WholeName = "Alex Invented", FirstName = "Alex", LastName = "Invented", Quality = NameQuality.Strong, Language = "en" } },
            Births = { new Birth { Date = new PartialDate { Year = 1985, Month = 6, Circa = true }, Place = "Nowhere" } },
            Nationalities = { "XX" },
            Gender = Gender.Male,
        },
    };
}
