using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Subjects;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

public sealed class IdentifyingInformationTests
{
    public static TheoryData<string, Action<Subject>> OfPersons => new()
    {
        { "date of birth", s => s.Births.Add(new Birth { Date = new PartialDate { Year = 1980 } }) },
        { "place of birth", s => s.Births.Add(new Birth { Place = "Port Lark" }) },
        { "nationality", s => s.Nationalities.Add("ZZ") },
        { "identifier", s => s.Identifiers.Add(new Identifier { Type = "passport", Number = "X1" }) },
        { "address", s => s.Addresses.Add(new Address { Text = "1 Cloud Street" }) },
        { "country as address", s => s.Addresses.Add(new Address { Country = "ZZ" }) },
        { "function", s => s.Function = "Head of department, Blue Heron Ltd" },
    };

    public static TheoryData<string, Action<Subject>> OfEntities => new()
    {
        { "date of registration", s => s.RegisteredOn = new PartialDate { Year = 2011 } },
        { "place of registration", s => s.PlaceOfRegistration = "Port Lark" },
        { "identifier", s => s.Identifiers.Add(new Identifier { Type = "regnumber", Number = "77-1" }) },
        { "address", s => s.Addresses.Add(new Address { City = "Port Lark" }) },
        { "country as address", s => s.Addresses.Add(new Address { Country = "ZZ" }) },
    };

    public static TheoryData<string, Subject> Insufficient => new()
    {
        { "person: names", Named(SubjectKind.Person) },
        { "person: gender", new Subject(Named(SubjectKind.Person)) { Gender = Gender.Male } },
        { "person: birth that says nothing", new Subject(Named(SubjectKind.Person)) { Births = { new Birth() } } },
        { "person: address that says nothing", new Subject(Named(SubjectKind.Person)) { Addresses = { new Address() } } },
        { "person: registration", new Subject(Named(SubjectKind.Person)) { PlaceOfRegistration = "Port Lark" } },
        { "entity: names", Named(SubjectKind.Entity) },
        { "entity: function", new Subject(Named(SubjectKind.Entity)) { Function = "Front company" } },
        { "entity: nationality", new Subject(Named(SubjectKind.Entity)) { Nationalities = { "ZZ" } } },
    };

    [Theory]
    [MemberData(nameof(OfPersons))]
    public void Person_WithOneParticular_IsIdentified(string particular, Action<Subject> give)
    {
        var subject = Named(SubjectKind.Person);
        give(subject);
        Assert.True(IdentifyingInformation.Exists(subject), particular);
    }

    [Theory]
    [MemberData(nameof(OfEntities))]
    public void Entity_WithOneParticular_IsIdentified(string particular, Action<Subject> give)
    {
        var subject = Named(SubjectKind.Entity);
        give(subject);
        Assert.True(IdentifyingInformation.Exists(subject), particular);
    }

    [Theory]
    [MemberData(nameof(Insufficient))]
    public void NamesAlone_AndWhatDoesNotIdentify_AreRefused(string what, Subject subject)
    {
        Assert.False(IdentifyingInformation.Exists(subject), what);
        var refusal = Refused.By(() => IdentifyingInformation.Require(subject));
        Assert.Equal(
            (StatusCode.InvalidArgument, "no-identifying-information", "subject"),
            (refusal.Status, refusal.Reason, refusal.Fields.Single().Field));
    }

    private static Subject Named(SubjectKind kind) => new()
    {
        Kind = kind,
        Names = { new Name { WholeName = "Aurelia NIMBUS" }, new Name { WholeName = "A. NIMBUS" } },
    };
}
