using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Between the API's subjects and the listing service's.</summary>
internal static class SubjectMapping
{
    public static Wire.Subject ToWire(this Subject subject) => new()
    {
        Kind = subject.Kind,
        Names = { subject.Names.Select(ToWire) },
        Births = { subject.Births.Select(ToWire) },
        Nationalities = { subject.Nationalities },
        Gender = subject.Gender ?? Wire.Gender.Unspecified,
        Function = subject.Function ?? "",
        Identifiers = { subject.Identifiers.Select(ToWire) },
        Addresses = { subject.Addresses.Select(ToWire) },
        RegisteredOn = subject.RegisteredOn?.ToWire(),
        PlaceOfRegistration = subject.PlaceOfRegistration ?? "",
    };

    public static Subject ToSubject(this Wire.Subject subject) => new()
    {
        Kind = subject.Kind,
        Names = [.. subject.Names.Select(ToName)],
        Births = [.. subject.Births.Select(ToBirth)],
        Nationalities = [.. subject.Nationalities],
        Gender = subject.Gender == Wire.Gender.Unspecified ? null : subject.Gender,
        Function = subject.Function.OrAbsent(),
        Identifiers = [.. subject.Identifiers.Select(ToIdentifier)],
        Addresses = [.. subject.Addresses.Select(ToAddress)],
        RegisteredOn = subject.RegisteredOn?.ToPartialDate(),
        PlaceOfRegistration = subject.PlaceOfRegistration.OrAbsent(),
    };

    public static Wire.Name ToWire(Name name) => new()
    {
        WholeName = name.WholeName,
        FirstName = name.FirstName ?? "",
        MiddleName = name.MiddleName ?? "",
        LastName = name.LastName ?? "",
        Quality = name.Quality,
        Language = name.Language ?? "",
    };

    public static Name ToName(Wire.Name name) => new()
    {
        WholeName = name.WholeName,
        FirstName = name.FirstName.OrAbsent(),
        MiddleName = name.MiddleName.OrAbsent(),
        LastName = name.LastName.OrAbsent(),
        Quality = name.Quality,
        Language = name.Language.OrAbsent(),
    };

    public static Wire.Birth ToWire(Birth birth) => new()
    {
        Date = birth.Date?.ToWire(),
        Place = birth.Place ?? "",
        Country = birth.Country ?? "",
    };

    public static Birth ToBirth(Wire.Birth birth) => new()
    {
        Date = birth.Date?.ToPartialDate(),
        Place = birth.Place.OrAbsent(),
        Country = birth.Country.OrAbsent(),
    };

    public static Wire.Identifier ToWire(Identifier identifier) => new()
    {
        Type = identifier.Type,
        Number = identifier.Number,
        IssuingCountry = identifier.IssuingCountry ?? "",
        IssuedOn = identifier.IssuedOn?.ToWire(),
    };

    public static Identifier ToIdentifier(Wire.Identifier identifier) => new()
    {
        Type = identifier.Type,
        Number = identifier.Number,
        IssuingCountry = identifier.IssuingCountry.OrAbsent(),
        IssuedOn = identifier.IssuedOn?.ToDate(),
    };

    public static Wire.Address ToWire(Address address) => new()
    {
        Text = address.Text ?? "",
        City = address.City ?? "",
        Country = address.Country ?? "",
    };

    public static Address ToAddress(Wire.Address address) => new()
    {
        Text = address.Text.OrAbsent(),
        City = address.City.OrAbsent(),
        Country = address.Country.OrAbsent(),
    };
}
