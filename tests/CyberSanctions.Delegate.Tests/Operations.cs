using System.Text;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Tests;

/// <summary>A text that does everything that an act can do, and the list that it does it to.</summary>
internal static class Operations
{
    /// <summary>The text.</summary>
    public static ActText Text() => new()
    {
        Reference = "ACT-2026-0004",
        Number = "2026/9999",
        Title = "Act on Paper Rain",
        LegalBasis = "Article 13(1) of Regulation (EU) 2019/796",
        EntryIntoForce = new() { Year = 2027, Month = 1, Day = 15 },
        Corrects = new() { ActReference = "ACT-2026-0003" },
        Operations = { List(), Amend(), Delist(), Renew(), Extend() },
    };

    /// <summary>A listing of Aurelia Nimbus.</summary>
    public static Operation List() => new()
    {
        List = new ActListing
        {
            Subject = new Subject { Kind = SubjectKind.Person, Names = { Named("Aurelia Nimbus") } },
            Ground = ListingGround.Responsible,
            Measures = { Measure.AssetFreeze },
            StatementOfReasons =
                string.Join(' ', Enumerable.Repeat("She wrote the wiper Paper Rain, which stopped the forecasts.", 5)),
        },
    };

    /// <summary>An amendment of Tiberius Quill: no function any more, and two names instead of one.</summary>
    public static Operation Amend() => new()
    {
        Amend = new Amendment
        {
            EntryReference = "CYB-2026-0001",
            EntryVersion = 2,
            Fields = { EntryField.Names, EntryField.Function },
            Before = new EntryContent { Subject = new Subject { Names = { Named("Tiberius Quill") }, Function = "Director" } },
            After = new EntryContent { Subject = new Subject { Names = { Named("Tiberius Quill"), Named("T. Quill") } } },
        },
    };

    /// <summary>A delisting of Blue Heron Ltd.</summary>
    public static Operation Delist() => new()
    {
        Delist = new Delisting
        {
            EntryReference = "CYB-2026-0002",
            EntryVersion = 1,
            Reason = DelistingReason.AnnulledByCourt,
            StatementOfReasons = "The General Court has annulled the listing of Blue Heron Ltd.",
        },
    };

    /// <summary>An extension of the framework.</summary>
    public static Operation Extend() => new() { Extend = new() { Until = new() { Year = 2028, Month = 5, Day = 18 } } };

    /// <summary>A renewal of Tiberius Quill, and not of Cornelius Vane.</summary>
    public static Operation Renew() => new()
    {
        Renew = new Renewal
        {
            Until = new() { Year = 2027, Month = 5, Day = 18 },
            Reviews =
            {
                new Review { EntryReference = "CYB-2026-0001", EntryVersion = 2, Conclusion = "He still sells the wiper." },
            },
        },
    };

    /// <summary>The list: Tiberius Quill, Blue Heron Ltd, Cornelius Vane and Octavia Reed, who is not renewed either.</summary>
    public static byte[] ListJson(string format = "cybersanctions-list/3") => Encoding.UTF8.GetBytes(
        $$"""
        {
          "format": "{{format}}", "list": "eu-cyber", "version": 7,
          "entries": [
            {{Entry("CYB-2026-0001", "Tiberius Quill", 2, "\"Director\"", format)}},
            {{Entry("CYB-2026-0002", "Blue Heron Ltd", 1, "null", format)}},
            {{Entry("CYB-2026-0003", "Cornelius Vane", 1, "null", format)}},
            {{Entry("CYB-2026-0004", "Octavia Reed", 1, "null", format)}}
          ]
        }
        """);

    /// <summary>The bytes of a text, with a field that this program does not know behind.</summary>
    public static byte[] WithUnknownField(this ActText text) => [.. text.ToByteArray(), 0x98, 0x06, 0x01];

    private static Name Named(string name) => new() { WholeName = name, Quality = NameQuality.Strong };

    // What entries have since cybersanctions-list/3.
    private static string Since3(int version)
        => $$""", "version": {{version}}, "appliesUntil": "2027-01-31", "amendments": []""";

    private static string Entry(string reference, string name, int version, string function, string format)
        => $$"""
            {
              "logicalId": 1, "euReferenceNumber": "{{reference}}", "kind": "person",
              "names": [ { "logicalId": 2, "wholeName": "{{name}}", "quality": "strong", "language": null } ],
              "births": [], "nationalities": [], "gender": null, "function": {{function}}, "identifiers": [], "addresses": [],
              "registeredOn": null, "placeOfRegistration": null, "ground": "responsible", "measures": [ "asset-freeze" ],
              "statementOfReasons": "For what was done."
              {{(format == "cybersanctions-list/2" ? "" : Since3(version))}}
            }
            """;
}
