using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What an article asks for before something may be derogated from a measure.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">Where it stands.</param>
/// <param name="Measure">From which measure it derogates.</param>
/// <param name="Conditions">Each has to be met: its key, and what the article says.</param>
internal sealed record Article(
    DerogationKind Kind, string Name, Measure Measure, IReadOnlyList<(string Key, string Text)> Conditions)
{
    /// <summary>Deemed granted after so many working days of silence; null where silence grants nothing.</summary>
    public int? SilenceInWorkingDays { get; init; }

    /// <summary>The grounds are notified at least so many weeks before; null where they need not be.</summary>
    public int? NoticeInWeeks { get; init; }

    /// <summary>The others are informed within so many weeks of the authorisation; null where they need not be.</summary>
    public int? ReportInWeeks { get; init; }

    /// <summary>It rests on a decision or a contract that has a day.</summary>
    public bool HasBasis { get; init; }

    /// <summary>What it rests on is from before the day of the listing.</summary>
    public bool BasisPredatesListing { get; init; }

    /// <summary>Not the authority: silence grants it, and when somebody objects, the Council decides.</summary>
    public bool IsTheCouncils { get; init; }

    /// <summary>What is to be paid is named by a document: an invoice, a decision.</summary>
    public bool NeedsDocument { get; init; }

    /// <summary>Whether a sum of money is asked for, or can be.</summary>
    public bool IsOfFunds => Measure == Measure.AssetFreeze;

    /// <summary>The text of a condition; of one that the article no longer has, its key.</summary>
    public string TextOf(string key) => Conditions.FirstOrDefault(condition => condition.Key == key).Text ?? key;
}

/// <summary>
/// The articles, as data: Regulation (EU) 2019/796 as consolidated on 27 January 2025, and Decision (CFSP) 2019/797, Article 4,
/// whose periods are taken from the pattern of such decisions. Article 7 (crediting frozen accounts) is not among them: nobody
/// authorises that, the bank informs its authority.
/// </summary>
internal static class Articles
{
    private const string Regulation = "of Regulation (EU) 2019/796";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Article> All { get; } =
    [
        Of(
            DerogationKind.BasicNeeds,
            "Article 4(1)(a)",
            ("necessary",
                "The funds or economic resources are necessary to satisfy the basic needs of the listed person, entity or body, "
                + "or of dependent family members: foodstuffs, rent or mortgage, medicines and medical treatment, taxes, "
                + "insurance premiums, public utility charges.")) with { ReportInWeeks = 2 },
        Of(
            DerogationKind.LegalFees,
            "Article 4(1)(b)",
            ("exclusively",
                "They are intended exclusively for the payment of reasonable professional fees, or the reimbursement of expenses "
                + "incurred, associated with the provision of legal services.")) with { NeedsDocument = true, ReportInWeeks = 2 },
        Of(
            DerogationKind.HoldingOfFunds,
            "Article 4(1)(c)",
            ("exclusively",
                "They are intended exclusively for the payment of fees or service charges for the routine holding or maintenance "
                + "of frozen funds or economic resources.")) with { NeedsDocument = true, ReportInWeeks = 2 },
        Of(
            DerogationKind.ExtraordinaryExpenses,
            "Article 4(1)(d)",
            ("necessary", "They are necessary for extraordinary expenses.")) with { NoticeInWeeks = 2, ReportInWeeks = 2 },
        Of(
            DerogationKind.DiplomaticAccounts,
            "Article 4(1)(e)",
            ("account",
                "They are to be paid into or from an account of a diplomatic or consular mission, or of an international "
                + "organisation enjoying immunities in accordance with international law."),
            ("official", "The payments are intended to be used for official purposes of that mission or organisation."))
            with { ReportInWeeks = 2 },
        Of(
            DerogationKind.Humanitarian,
            "Article 4a",
            ("necessary",
                "Their provision is necessary to ensure the timely delivery of humanitarian assistance, or to support other "
                + "activities that support basic human needs.")) with { SilenceInWorkingDays = 5, ReportInWeeks = 4 },
        Of(DerogationKind.ArbitralDecision, "Article 5", [
            ("decision", "They are subject to an arbitral decision rendered before the day of the listing."),
            .. OfDecisions,
        ]) with { HasBasis = true, BasisPredatesListing = true, NeedsDocument = true, ReportInWeeks = 2 },
        Of(DerogationKind.JudicialDecision, "Article 5", [
            ("decision",
                "They are subject to a judicial or administrative decision rendered in the Union, or a judicial decision "
                + "enforceable in the Member State, before or after the day of the listing."),
            .. OfDecisions,
        ]) with { HasBasis = true, NeedsDocument = true, ReportInWeeks = 2 },
        Of(
            DerogationKind.PriorContract,
            "Article 6",
            ("due",
                "The payment is due under a contract, agreement or obligation that arose for the listed person, entity or body "
                + "before the day of its listing."),
            ("by-listed", "The funds or economic resources are used for a payment by that person, entity or body."),
            ("not-in-breach", "The payment is not in breach of Article 3(2).")) with
        {
            HasBasis = true,
            BasisPredatesListing = true,
            NeedsDocument = true,
            ReportInWeeks = 2,
        },
        new Article(
            DerogationKind.Travel,
            "Article 4 of Decision (CFSP) 2019/797",
            Measure.TravelBan,
            [
                ("justified",
                    "The travel is justified on the grounds of urgent humanitarian need, or of attending intergovernmental "
                    + "meetings where a political dialogue is conducted that directly promotes the policy objectives of the "
                    + "restrictive measures."),
            ]) { SilenceInWorkingDays = 2, IsTheCouncils = true },
    ];

    private static IReadOnlyList<(string Key, string Text)> OfDecisions =>
    [
        ("claims",
            "They will be used exclusively to satisfy claims secured by such a decision or recognised as valid in it, within the "
            + "limits set by the laws governing the rights of persons having such claims."),
        ("not-for-listed", "The decision is not for the benefit of anybody on the list."),
        ("public-policy", "Recognising the decision is not contrary to public policy in the Member State."),
    ];

    /// <summary>That of a kind.</summary>
    public static Article Of(DerogationKind kind) => All.Single(article => article.Kind == kind);

    private static Article Of(DerogationKind kind, string name, params IReadOnlyList<(string Key, string Text)> conditions)
        => new(kind, $"{name} {Regulation}", Measure.AssetFreeze, conditions);
}
