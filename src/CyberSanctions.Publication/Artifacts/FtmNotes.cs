using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>What FollowTheMoney has no property for, in words.</summary>
internal static class FtmNotes
{
    public static IEnumerable<string> Of(Subject subject, bool person)
        =>
        [
            .. subject.Remarks,
            subject.DesignationDetails,
            .. person ? [] : Organisation(subject),
            .. subject.Births.Select(Birth),
            .. subject.Relations
                .Where(relation => relation.Name.Length > 0 || relation.EntryReference.Length > 0)
                .Select(Relation),
            .. subject.Contact is null ? [] : subject.Contact.Faxes.Select(fax => $"Fax: {fax}"),
            .. subject.Addresses.SelectMany(address => address.Contact?.Faxes ?? []).Select(fax => $"Fax: {fax}"),
        ];

    private static IEnumerable<string> Organisation(Subject subject)
        =>
        [
            subject.Function,
            .. subject.Functions.Select(function => function.Title),
            Said("Place of registration", subject.PlaceOfRegistration),
            Said("Principal place of business", subject.PrincipalPlaceOfBusiness),
            Said("Registered", Beyond(subject.RegisteredOn)),
        ];

    // A day that is known only about, a range, and another calendar: none of them is a date that can be compared.
    private static string Birth(Birth birth)
        => birth.Date is { } date
            ? Said("Born", Beyond(date))
            : birth.DateInCalendar?.ToPartialDate() is { } there && OtherCalendars.IsOther(birth.Calendar)
                ? $"Born: {FsfFacts.Describe(there)} ({ListWords.Of(birth.Calendar)} calendar)"
                : Said("Born", birth.AsGiven);

    private static string Beyond(PartialDate? date) => date is null or { Year: > 0, Circa: false } ? "" : FsfFacts.Describe(date);

    private static string Relation(SubjectRelation relation)
        => $"{ListWords.Of(relation.Kind)}: "
            + string.Join(", ", ((string[])[relation.Name, relation.EntryReference]).Where(part => part.Length > 0));

    private static string Said(string what, string text) => text.Length > 0 ? $"{what}: {text}" : "";
}
