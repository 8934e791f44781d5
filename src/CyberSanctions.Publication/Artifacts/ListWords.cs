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

    public static string Of(Measure measure) => measure == Measure.AssetFreeze ? "asset-freeze" : "travel-ban";

    public static string Of(VersionCause cause) => cause == VersionCause.Expiry ? "expiry" : "act";

    /// <summary>A field that can be amended: <c>statement-of-reasons</c>.</summary>
    public static string Of(EntryField field) => field switch
    {
        EntryField.Names => "names",
        EntryField.Births => "births",
        EntryField.Nationalities => "nationalities",
        EntryField.Gender => "gender",
        EntryField.Function => "function",
        EntryField.Identifiers => "identifiers",
        EntryField.Addresses => "addresses",
        EntryField.RegisteredOn => "registered-on",
        EntryField.PlaceOfRegistration => "place-of-registration",
        EntryField.Ground => "ground",
        EntryField.Measures => "measures",
        _ => "statement-of-reasons",
    };

    /// <summary>Article 3(3) of Regulation (EU) 2019/796: points (a), (b) and (c).</summary>
    public static string Of(ListingGround ground) => ground switch
    {
        ListingGround.Responsible => "responsible",
        ListingGround.SupportOrInvolvement => "support-or-involvement",
        _ => "associated",
    };
}
