using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Proposals;
using Wire = CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Gateway.Entries;

/// <summary>Between the API's entries and the listing service's.</summary>
internal static class EntryMapping
{
    public static Entry ToEntry(this Wire.Entry entry) => new()
    {
        List = entry.List,
        Reference = entry.Reference,
        Version = entry.Version,
        Content = entry.Content.ToContent(),
        ActReference = entry.ActReference,
        AppliesUntil = entry.AppliesUntil?.ToDate(),
        Ended = entry.Ended,
        ActInProgress = entry.ActInProgress.OrAbsent(),
    };

    public static Work ToWork(this Wire.Work work) => new()
    {
        Kind = work.Kind,
        List = work.List,
        Until = work.Until.ToDate(),
        DaysLeft = work.DaysLeft,
        Urgent = work.Urgent,
        Entries = work.Entries,
        ActReference = work.ActReference,
    };

    public static Wire.EntryContent ToWire(this EntryContent content) => new()
    {
        Subject = content.Subject?.ToWire(),
        Ground = content.Ground ?? Wire.ListingGround.Unspecified,
        Measures = { content.Measures ?? [] },
        StatementOfReasons = content.StatementOfReasons ?? "",
    };

    public static EntryContent ToContent(this Wire.EntryContent content) => new()
    {
        // Amendments of something else have a subject that says nothing.
        Subject = content.Subject is { } subject && !subject.Equals(new Wire.Subject()) ? subject.ToParticulars() : null,
        Ground = content.Ground == Wire.ListingGround.Unspecified ? null : content.Ground,
        Measures = content.Measures.OrAbsent(measure => measure),
        StatementOfReasons = content.StatementOfReasons.OrAbsent(),
    };

    private static Wire.Subject ToWire(this Particulars subject) => new()
    {
        Kind = subject.Kind ?? Wire.SubjectKind.Unspecified,
        Names = { (subject.Names ?? []).Select(SubjectMapping.ToWire) },
        Births = { (subject.Births ?? []).Select(SubjectMapping.ToWire) },
        Nationalities = { subject.Nationalities ?? [] },
        Gender = subject.Gender ?? Wire.Gender.Unspecified,
        Function = subject.Function ?? "",
        Identifiers = { (subject.Identifiers ?? []).Select(SubjectMapping.ToWire) },
        Addresses = { (subject.Addresses ?? []).Select(SubjectMapping.ToWire) },
        RegisteredOn = subject.RegisteredOn?.ToWire(),
        PlaceOfRegistration = subject.PlaceOfRegistration ?? "",
    };

    private static Particulars ToParticulars(this Wire.Subject subject) => new()
    {
        Kind = subject.Kind == Wire.SubjectKind.Unspecified ? null : subject.Kind,
        Names = subject.Names.OrAbsent(SubjectMapping.ToName),
        Births = subject.Births.OrAbsent(SubjectMapping.ToBirth),
        Nationalities = subject.Nationalities.OrAbsent(country => country),
        Gender = subject.Gender == Wire.Gender.Unspecified ? null : subject.Gender,
        Function = subject.Function.OrAbsent(),
        Identifiers = subject.Identifiers.OrAbsent(SubjectMapping.ToIdentifier),
        Addresses = subject.Addresses.OrAbsent(SubjectMapping.ToAddress),
        RegisteredOn = subject.RegisteredOn?.ToPartialDate(),
        PlaceOfRegistration = subject.PlaceOfRegistration.OrAbsent(),
    };
}
