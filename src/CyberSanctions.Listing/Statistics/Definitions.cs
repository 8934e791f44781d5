using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Statistics;

/// <summary>What each figure counts, in words that can be quoted; docs/statistics.md has the same ones.</summary>
internal static class Definitions
{
    private const string SmallNumbers =
        "Of fewer than three acts nothing is told: it would tell the dates of one of them.";

    /// <summary>Of listing figures.</summary>
    public static IReadOnlyList<FigureDefinition> OfListings { get; } = All(
        ("asOf",
            "The day, in Brussels, at the end of which it was so: what had taken effect by then, as far as it was on record"
            + " by then."),
        ("listed",
            "Entries that acts put on the list with effect from a day of the period. Somebody who is listed again after"
            + " leaving the list is another entry, and counts again."),
        ("amended",
            "Entries that acts made read differently, once for each act. Corrigenda are not among them."),
        ("corrected",
            "Entries that corrigenda made read differently, once for each, on the day from which the correction has effect:"
            + " that may be the day of the act that is corrected, and so change the figures of earlier periods."),
        ("renewed",
            "Entries whose listing acts renewed, once for each act."),
        ("delisted",
            "Entries that acts took off the list, on the day from which that has effect. A listing that a court has annulled"
            + " counts on the day on which an act takes it off; what was on the list until then is not changed backwards. Whom a"
            + " corrigendum takes off counts for an error."),
        ("expired",
            "Entries whose listing, or whose framework, was not prolonged: on the day after the last one."),
        ("groundGained",
            "By ground: entries on the list that an act gave this ground instead of another one."),
        ("groundLost",
            "By ground: entries on the list that an act gave another ground instead of this one."),
        ("onList",
            "Entries on the list at the end of the last day of the period: those before it, and listed and groundGained,"
            + " without delisted, expired and groundLost. Each has one kind and, at any time, one ground, so that those of all"
            + " kinds, or of all grounds, are the total."));

    /// <summary>Of how long proposals took.</summary>
    public static IReadOnlyList<FigureDefinition> OfAdoption { get; } = All(
        ("asOf", "The day, in Brussels, by the end of which the Council had adopted what is counted."),
        ("proposals",
            "Proposals that the Council adopted in the year, by what they do; of a stage, those that went through it. Not"
            + " among them is what had been published before it was put to the vote here. " + SmallNumbers),
        ("acts", "The acts that did so."),
        ("without",
            "Proposals that did not go through the stage: no meeting of the body is on record, or what was adopted has yet to"
            + " take effect, or had effect before it was adopted."),
        ("sinceDrafting",
            "Days from the one on which the proposal was drafted, which does not count, to the one of the stage, which does:"
            + " of several meetings of a body on a text with the proposal, the last one."),
        ("sinceStageBefore",
            "The same from the last stage before it, in the order of the procedure, that the proposal had gone through by then."),
        ("median",
            "A number of days that occurred, within which half of the proposals went through; with lowerQuartile a quarter,"
            + " with upperQuartile three quarters, with longest all of them."),
        ("workingDays",
            "Days that are neither Saturdays, nor Sundays, nor holidays of the institutions on record. Of years whose"
            + " holidays are not on record, every weekday counts."));

    /// <summary>Of reviews.</summary>
    public static IReadOnlyList<FigureDefinition> OfReviews { get; } = All(
        ("asOf", "The day, in Brussels, at the end of which it was so."),
        ("due",
            "Reviews that were opened and whose 12 months (Regulation (EU) 2019/796, Article 13(4)) ended, or end, in the"
            + " year. By ground: a review that several things opened counts for each of them, and once in the total. Listings"
            + " that were renewed before their review opened, 60 days ahead, had none."),
        ("concludedInTime", "Concluded on the last day of the 12 months or before."),
        ("concludedLate", "Concluded after it."),
        ("renewedInTime",
            "An act renewed the listing after review, on the last day of the 12 months or before, and so ended the review."),
        ("renewedLate", "The same after the last day."),
        ("lapsed", "The entry left the list, and there was nothing to review any more."),
        ("open", "Not ended at the end of the day, which is within the 12 months."),
        ("overdue", "Not ended at the end of the day, by which the 12 months had ended."),
        ("daysLate",
            "Days after the last one of the 12 months, of those concluded or renewed late; a number that occurred. Of fewer"
            + " than three entries it is not told."));

    private static FigureDefinition[] All(params (string Figure, string Meaning)[] definitions)
        => [.. definitions.Select(of => new FigureDefinition { Figure = of.Figure, Meaning = of.Meaning })];
}
