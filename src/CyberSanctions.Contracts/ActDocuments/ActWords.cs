using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>The words of closed lists, as an act says them.</summary>
internal static class ActWords
{
    /// <summary>With the provision: the three points are the same in Articles 4 and 5 of the Decision.</summary>
    public static string Of(ListingGround ground) => ground switch
    {
        ListingGround.Responsible => $"responsible for cyber-attacks or attempted cyber-attacks ({Point("a")})",
        ListingGround.SupportOrInvolvement
            => $"support for or involvement in cyber-attacks or attempted cyber-attacks ({Point("b")})",
        ListingGround.Associated => $"associated with those covered by points (a) and (b) ({Point("c")})",
        _ => "",
    };

    public static string Of(Measure measure) => measure switch
    {
        Measure.AssetFreeze => "asset freeze",
        Measure.TravelBan => "travel ban",
        _ => "",
    };

    public static string Of(DelistingReason reason) => reason switch
    {
        DelistingReason.AnnulledByCourt => "the Court of Justice of the European Union has annulled the listing",
        DelistingReason.ObservationsAccepted => "observations, or new evidence, led to another conclusion",
        DelistingReason.Deceased => "the person has died",
        DelistingReason.CriteriaNoLongerMet => "the grounds for listing are no longer met",
        DelistingReason.Expired => "the listing is not to be renewed",
        DelistingReason.Error => "listed by mistake",
        _ => "",
    };

    /// <summary>The name and the code.</summary>
    public static string Country(string code) => code.Length == 0 ? "" : $"{Countries.Describe(code).Description} ({code})";

    public static string Relation(SubjectRelationKind kind) => kind switch
    {
        SubjectRelationKind.OwnedBy => "owned by",
        SubjectRelationKind.ControlledBy => "controlled by",
        SubjectRelationKind.Owns => "owns",
        SubjectRelationKind.Controls => "controls",
        SubjectRelationKind.ActsOnBehalfOf => "acts on behalf of",
        SubjectRelationKind.MemberOf => "member of",
        SubjectRelationKind.Supports => "supports",
        SubjectRelationKind.AssociatedWith => "associated with",
        SubjectRelationKind.FamilyOf => "family of",
        _ => "related to",
    };

    private static string Point(string point) => $"Article 3(3), point ({point}), of Regulation (EU) 2019/796";

    /// <summary>What a document is called.</summary>
    public static string Document(string type) => type switch
    {
        "passport" => "Passport",
        "id" => "Identity card",
        "taxid" => "Tax identification number",
        "regnumber" => "Registration number",
        "imo" => "IMO number",
        "swiftbic" => "SWIFT/BIC",
        "fiscalcode" => "Fiscal code",
        _ => "Other document",
    };
}
