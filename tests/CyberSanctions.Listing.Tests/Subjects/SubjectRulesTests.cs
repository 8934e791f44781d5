using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Tests.Subjects;

/// <summary>What is said of a subject holds together: one part of it does not contradict another.</summary>
public sealed class SubjectRulesTests
{
    /// <summary>What is spoilt in a person of whom everything is said, and where that is found.</summary>
    public static TheoryData<string, Action<Subject>> Spoilt => new()
    {
        // Names.
        { "names[2].quality", s => s.Names[2] = new Name { WholeName = "Strontium", Quality = NameQuality.Strong } },
        { "names[2].quality", s => s.Names[2] = new Name { WholeName = "The Boss", Quality = NameQuality.Strong } },
        { "names[2].kind", s => s.Names[2] = new Name
            {
                WholeName = "A. Nimbus", Quality = NameQuality.Strong, Kind = NameKind.LowQualityAlias,
            }
        },
        { "names[2].kind", s => s.Names[2].Kind = NameKind.Primary },
        { "names[0].kind", s => s.Names[0].Kind = NameKind.Former },
        { "names[1].script", s => s.Names[1].Script = "Latn" },
        { "names[0].transliteration_of", s => s.Names[0].TransliterationOf = "Аурелия" },
        { "names[0].transliteration_of", s => s.Names[0].TransliterationOf = s.Names[0].WholeName },
        { "names[0].transliteration_of", s => s.Names[0].TransliterationOf = s.Names[2].WholeName },
        { "names[2].transliteration_standard", s => s.Names[2].TransliterationStandard = "ISO 9" },
        { "names", s => s.Names.Add(Enumerable.Range(0, 200).Select(i => new Name
            {
                WholeName = $"Aurelia N{i}", Quality = NameQuality.Weak,
            }))
        },

        // Births and nationalities.
        { "births[0].date_in_calendar", s => s.Births[0].DateInCalendar = new DateInCalendar { Year = 1350 } },
        { "births[0].date_in_calendar", s => s.Births[0].Calendar = CalendarKind.Unspecified },
        { "births[0].calendar", s => (s.Births[0].DateInCalendar, s.Births[0].AsGiven) = (null, "") },
        { "nationality_details[0].country", s => s.NationalityDetails[0].Country = "NZ" },
        { "nationality_details[1].country", s => s.NationalityDetails.Add(s.NationalityDetails[0]) },
        { "nationality_details[0].lost_on", s => s.NationalityDetails[0].LostOn = new Date { Year = 1980, Month = 1, Day = 1 } },

        // Documents.
        { "identifiers[0].valid_to", s => s.Identifiers[0].ValidTo = new Date { Year = 2000, Month = 1, Day = 1 } },
        { "identifiers[0].known_expired", s => s.Identifiers[0].ValidTo = new Date { Year = 2030, Month = 1, Day = 1 } },
        { "identifiers[0].latin_number", s => s.Identifiers[0].LatinNumber = "\u0425 000 001" },

        // How to reach somebody: one of each in a field.
        { "contact", s => s.Contact = new ContactData() },
        { "contact.phones[1]", s => s.Contact.Phones.Add(s.Contact.Phones[0]) },
        { "contact.emails[0]", s => s.Contact.Emails[0] = "desk@example.org;other@example.org" },
        { "addresses[0].contact.websites[0]", s => s.Addresses[0].Contact.Websites[0] = "blue-heron.example.org" },

        // Functions, crypto-assets.
        { "functions[0].until", s => s.Functions[0].Until = new PartialDate { Year = 2010 } },
        { "crypto_addresses[1].address", s => s.CryptoAddresses.Add(s.CryptoAddresses[0]) },
        { "crypto_addresses[0].address", s => s.CryptoAddresses[0].Currency = "ETH" },

        // Relations.
        { "relations[0].percentage", s => s.Relations[0].Percentage = "100.01" },
        { "relations[0].percentage", s => s.Relations[0].Kind = SubjectRelationKind.FamilyOf },
        { "relations[0]", s => s.Relations[0].EntryReference = "EU.1.1" },
        { "relations[0]", s => s.Relations[0].Name = "" },
        { "relations[2]", s => s.Relations.Add(
            Enumerable.Repeat(new SubjectRelation { Kind = SubjectRelationKind.MemberOf, Name = "Larks" }, 2)) },
        { "relations", s => s.Relations.Add(Enumerable.Range(1, 2).Select(i => new SubjectRelation
            {
                Kind = SubjectRelationKind.OwnedBy, Name = $"Trust {i}", Percentage = "50.01",
            }))
        },
        { "relations[0].until", s => s.Relations[0].Until = new PartialDate { Year = 2011 } },
        { "links[1].url", s => s.Links.Add(s.Links[0]) },

        // What belongs to the other kind.
        { "lei", s => s.Lei = "5493001KJTIIGC8Y1R12" },
        { "registrations", s => s.Registrations.Add(new Registration { Number = "1" }) },
        { "legal_form", s => s.LegalForm = "Ltd" },
        { "principal_place_of_business", s => s.PrincipalPlaceOfBusiness = "Port Lark" },
    };

    [Fact]
    public void SubjectsOfWhichEverythingIsSaid_AreTaken()
    {
        Assert.Empty(Problems(Examples.PersonInFull()));
        Assert.Empty(Problems(Examples.EntityInFull()));
    }

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void WhatContradictsItself_IsPointedOutWhereItStands(string field, Action<Subject> spoil)
    {
        var person = Examples.PersonInFull();
        spoil(person);
        Assert.Equal([$"subject.{field}"], Problems(person).Distinct());
    }

    [Fact]
    public void WeakPrimaryName_OfCommonWords_IsNoMistake()
    {
        var group = Examples.Entity();
        group.Names[0].WholeName = "Fancy Bear";
        Assert.Empty(Problems(group));
    }

    [Fact]
    public void EntityWithWhatIsForPersons_IsRefused()
    {
        var entity = Examples.EntityInFull();
        entity.NationalityDetails.Add(new NationalityDetail { Country = "AQ", Region = "Lark County" });
        entity.Names.Add(new Name { WholeName = "Heron", Quality = NameQuality.Weak, Kind = NameKind.Maiden });
        entity.Relations.Add(new SubjectRelation { Kind = SubjectRelationKind.FamilyOf, Name = "Grey Heron Ltd" });
        Assert.Equal(
            [
                "subject.names[1].kind", "subject.nationality_details", "subject.nationality_details[0].country",
                "subject.relations[0].kind",
            ],
            Problems(entity).Order());
    }

    // The real list has a subject with 145 names.
    [Fact]
    public void ManyNames_AreTaken_AsTheRealListHasThem()
    {
        var person = Examples.Person();
        person.Names.Add(Enumerable.Range(0, 143).Select(i => new Name
        {
            WholeName = $"Aurelia Nimb{i}",
            Quality = NameQuality.Weak,
        }));
        Assert.Empty(Problems(person));
    }

    [Theory]
    [InlineData("Aurelia \u202eNIMBUS")]
    [InlineData("Aurelia \u2067NIMBUS")]
    [InlineData("Aurelia\u200f NIMBUS")]
    public void DirectionOfText_IsChangedByNothing_InNoText(string text)
    {
        foreach (var (field, set) in new (string, Action<Subject>)[]
        {
            ("names[0].title", s => s.Names[0].Title = text), ("remarks[0]", s => s.Remarks[0] = text),
            ("functions[0].organisation", s => s.Functions[0].Organisation = text),
            ("identifiers[0].name_on_document", s => s.Identifiers[0].NameOnDocument = text),
            ("relations[0].name", s => s.Relations[0].Name = text), ("births[0].as_given", s => s.Births[0].AsGiven = text),
        })
        {
            var person = Examples.PersonInFull();
            set(person);
            Assert.Equal([$"subject.{field}"], Problems(person));
        }
    }

    private static IEnumerable<string> Problems(Subject subject)
        => SubjectRules.Check(new Checks(), subject, Examples.Today).Problems.Select(problem => problem.Field);
}
