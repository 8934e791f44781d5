using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static FieldKind WorkItemId => Own(
        "id of a work item", "", "review REV-2026-0001", "r\u00e9view:REV-2026-0001", "review:\u200b", "review:R\n",
            new string('a', 121));

    private static FieldKind TimeZone => Own(
        "time zone, or nothing",
        "europe/helsinki", "Europe/Nowhere", "Europe/../Asia/Tokyo", "right/Europe/Brussels", "EET", "+02:00",
            "Europe/Helsinki\n",
        "\u0415urope/Helsinki", new string('A', 40) + "/" + new string('a', 40));

    private static FieldKind UnitCode => Own(
        "code of a unit, or nothing",
        "relex", "RELEX 1", "RELEX..1", ".RELEX", "RELEX-", "RELEX\n", "\u0420ELEX", "RELEX\u200b", new string('A', 33));

    private static FieldKind Colleague => Own(
        "somebody, or nobody", "two words", "aur\u00e9lia", "aurelia\n", "service:listing", "Service:voting",
            new string('a', 101));

    private static FieldKind CalendarOwner => Own("somebody, or nobody", "two words", "aur\u00e9lia", "aurelia\n",
        new string('a', 101));

    private static FieldKind CalendarId => Own("visible ASCII", "", "two words", "\u00e9", "a\n", new string('a', 101));

    private static IEnumerable<KeyValuePair<string, FieldKind>>[] WorkQueueRows =>
    [
        Of(
            ListWorkQueueRequest.Descriptor,
            ("whose", OneOf),
            ("kind", OneOfOrNone),
            ("list", ListName),
            ("overdue", Flag),
            ("due_before", CalendarDate),
            ("time_zone", TimeZone)),
        Of(GetWorkItemRequest.Descriptor, ("id", WorkItemId), ("time_zone", TimeZone)),
        Of(
            AssignWorkItemRequest.Descriptor,
            ("id", WorkItemId),
            (ExpectedVersion, FieldKind.Version),
            ("assignee", Colleague),
            ("unit", UnitCode),
            ("reason", Line(500))),
        Of(ListWorkAssignmentsRequest.Descriptor, ("id", WorkItemId)),
        Of(CreateWorkCalendarRequest.Descriptor, ("whose", OneOf)),
        Of(ListWorkCalendarsRequest.Descriptor, ("subject", CalendarOwner)),
        Of(RenewWorkCalendarRequest.Descriptor, ("id", CalendarId), (ExpectedVersion, FieldKind.Version)),
        Of(RevokeWorkCalendarRequest.Descriptor, ("id", CalendarId), (ExpectedVersion, FieldKind.Version)),
        Of(FetchWorkCalendarRequest.Descriptor, ("key", CalendarId)),
    ];
}
