using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>What whoever is listed can do, in words for them.</summary>
internal static class Remedies
{
    public static IReadOnlyList<Remedy> All { get; } =
    [
        new()
        {
            Kind = RemedyKind.Observations,
            Text = "You, or whoever represents you, can send observations on the listing to the Council at any time, by the form "
                + "or by post, with what supports them. You need no account. By the form you are given a number, and with it you "
                + "read the answer.",
            LegalBasis = "Article 13(2) and (3) of Regulation (EU) 2019/796",
        },
        new()
        {
            Kind = RemedyKind.Review,
            Text = "Observations, and substantial new evidence, lead to a review of the listing, and you are told what it comes "
                + "to. Every listing is reviewed at least every 12 months.",
            LegalBasis = "Article 13(3) and (4) of Regulation (EU) 2019/796",
        },
        new()
        {
            Kind = RemedyKind.AccessToTheFile,
            Text = "You can ask the Council for access to the file: to what your listing rests on, as far as it can be released.",
            LegalBasis = "Article 41(2)(b) of the Charter of Fundamental Rights of the European Union",
        },
        new()
        {
            Kind = RemedyKind.Court,
            Text = "You can bring an action for annulment before the General Court of the European Union, within two months of "
                + "the publication of the measure or of its notification to you. Observations do not extend that period.",
            LegalBasis = "Articles 263 and 275 of the Treaty on the Functioning of the European Union",
        },
    ];
}
