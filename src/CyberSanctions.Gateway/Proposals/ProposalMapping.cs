using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Proposals;

/// <summary>Between the API's proposals and the listing service's.</summary>
internal static class ProposalMapping
{
    public static Wire.DraftProposalRequest ToWire(this NewProposal proposal) => new()
    {
        DossierReference = proposal.DossierReference,
        Handling = proposal.Handling,
        Subject = proposal.Subject.ToWire(),
        Ground = proposal.Ground,
        Measures = { proposal.Measures },
        StatementOfReasons = proposal.StatementOfReasons,
        EuReferenceNumber = proposal.EuReferenceNumber ?? "",
        DistinctFrom = { proposal.DistinctFrom },
        ConfirmedMixedScripts = proposal.ConfirmedMixedScripts,
    };

    public static Proposal ToProposal(this Wire.Proposal proposal) => new()
    {
        Reference = proposal.Reference,
        Version = proposal.Version,
        State = proposal.State,
        Handling = proposal.Handling,
        Exercise = proposal.Exercise,
        DossierReference = proposal.DossierReference,
        DossierVersion = proposal.DossierVersion,
        Subject = proposal.Subject.ToSubject(),
        Ground = proposal.Ground,
        Measures = [.. proposal.Measures],
        StatementOfReasons = proposal.StatementOfReasons,
        EuReferenceNumber = proposal.EuReferenceNumber.OrAbsent(),
        DraftedBy = proposal.DraftedBy,
        DraftedAt = proposal.DraftedAt.ToTime(),
        ClearedBy = proposal.ClearedBy.OrAbsent(),
        ClearedAt = proposal.ClearedAt?.ToTime(),
        ActReference = proposal.ActReference.OrAbsent(),
        DistinctFrom = [.. proposal.DistinctFrom],
    };

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

    private static Wire.Name ToWire(Name name) => new()
    {
        WholeName = name.WholeName,
        FirstName = name.FirstName ?? "",
        MiddleName = name.MiddleName ?? "",
        LastName = name.LastName ?? "",
        Quality = name.Quality,
        Language = name.Language ?? "",
    };

    private static Name ToName(Wire.Name name) => new()
    {
        WholeName = name.WholeName,
        FirstName = name.FirstName.OrAbsent(),
        MiddleName = name.MiddleName.OrAbsent(),
        LastName = name.LastName.OrAbsent(),
        Quality = name.Quality,
        Language = name.Language.OrAbsent(),
    };

    private static Wire.Birth ToWire(Birth birth) => new()
    {
        Date = birth.Date?.ToWire(),
        Place = birth.Place ?? "",
        Country = birth.Country ?? "",
    };

    private static Birth ToBirth(Wire.Birth birth) => new()
    {
        Date = birth.Date?.ToPartialDate(),
        Place = birth.Place.OrAbsent(),
        Country = birth.Country.OrAbsent(),
    };

    private static Wire.Identifier ToWire(Identifier identifier) => new()
    {
        Type = identifier.Type,
        Number = identifier.Number,
        IssuingCountry = identifier.IssuingCountry ?? "",
        IssuedOn = identifier.IssuedOn?.ToWire(),
    };

    private static Identifier ToIdentifier(Wire.Identifier identifier) => new()
    {
        Type = identifier.Type,
        Number = identifier.Number,
        IssuingCountry = identifier.IssuingCountry.OrAbsent(),
        IssuedOn = identifier.IssuedOn?.ToDate(),
    };

    private static Wire.Address ToWire(Address address) => new()
    {
        Text = address.Text ?? "",
        City = address.City ?? "",
        Country = address.Country ?? "",
    };

    private static Address ToAddress(Wire.Address address) => new()
    {
        Text = address.Text.OrAbsent(),
        City = address.City.OrAbsent(),
        Country = address.Country.OrAbsent(),
    };
}
