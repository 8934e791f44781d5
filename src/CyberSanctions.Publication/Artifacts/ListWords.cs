using System.Text.Json;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Publication.V1;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>The words of closed lists in the published files: the same as in the REST API.</summary>
internal static class ListWords
{
    public static string Of(SubjectKind kind) => kind == SubjectKind.Person ? "person" : "entity";

    /// <summary>Nothing where it is not known.</summary>
    public static string Of(Gender gender) => gender switch
    {
        Gender.Female => "female",
        Gender.Male => "male",
        _ => "",
    };

    public static string Of(NameQuality quality) => quality == NameQuality.Strong ? "strong" : "weak";

    /// <summary>Nothing where it is not said.</summary>
    public static string Of(NameKind kind) => kind == NameKind.Unspecified ? "" : Kebab(kind);

    public static string Of(CalendarKind calendar) => calendar == CalendarKind.Unspecified ? "gregorian" : Kebab(calendar);

    public static string Of(SubjectRelationKind kind) => Kebab(kind);

    public static string Of(Measure measure) => measure == Measure.AssetFreeze ? "asset-freeze" : "travel-ban";

    /// <summary>Nothing where it is not said.</summary>
    public static string Of(Instrument instrument) => instrument == Instrument.Unspecified ? "" : Kebab(instrument);

    public static string Of(VersionCause cause) => cause == VersionCause.Expiry ? "expiry" : "act";

    /// <summary>A field that can be amended: <c>statement-of-reasons</c>.</summary>
    public static string Of(EntryField field) => Kebab(field);

    /// <summary>Article 3(3) of Regulation (EU) 2019/796: points (a), (b) and (c).</summary>
    public static string Of(ListingGround ground) => ground switch
    {
        ListingGround.Responsible => "responsible",
        ListingGround.SupportOrInvolvement => "support-or-involvement",
        _ => "associated",
    };

    private static string Kebab<T>(T value)
        where T : struct, Enum
        => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
