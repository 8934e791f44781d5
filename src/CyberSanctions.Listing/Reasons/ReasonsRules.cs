using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Reasons;

/// <summary>
/// The form of a statement of reasons that is given in paragraphs. Whether it stands, <see cref="ReasonsCheck"/> says.
/// </summary>
internal static class ReasonsRules
{
    /// <summary>Paragraphs of a statement.</summary>
    public const int MostParagraphs = 200;

    private const int LongestParagraph = 4_000;
    private const int MostCites = 50;
    private const int MostEffects = 7;

    /// <summary>The text of a statement: its paragraphs, a blank line between any two.</summary>
    public static string TextOf(IEnumerable<ReasonsParagraph> paragraphs)
        => string.Join("\n\n", paragraphs.Select(paragraph => paragraph.Text));

    /// <summary>
    /// A statement that is given as a text, or in paragraphs; if both are there, they say the same.
    /// </summary>
    /// <param name="checks">What was found so far.</param>
    /// <param name="field">Where the paragraphs stand.</param>
    /// <param name="paragraphs">The paragraphs; there may be none.</param>
    /// <param name="textField">Where the text stands.</param>
    /// <param name="text">The text; empty where the paragraphs say it.</param>
    public static Checks Check(
        Checks checks, string field, IReadOnlyList<ReasonsParagraph> paragraphs, string textField, string text)
    {
        if (paragraphs.Count == 0)
        {
            return checks.Paragraphs(textField, text, ProposalRules.LongestStatement);
        }

        checks
            .That(paragraphs.Count <= MostParagraphs, field, $"Must not be more than {MostParagraphs}.")
            .That(
                TextOf(paragraphs).EnumerateRunes().Count() <= ProposalRules.LongestStatement,
                field,
                $"Must not have more than {ProposalRules.LongestStatement} characters together.")
            .That(text.Length == 0 || text == TextOf(paragraphs), textField, "Is not what the paragraphs say; leave it out.");
        foreach (var (i, paragraph) in paragraphs.Take(MostParagraphs).Index())
        {
            Check(checks, $"{field}[{i}]", paragraph);
        }

        return checks;
    }

    private static void Check(Checks checks, string field, ReasonsParagraph paragraph)
    {
        checks
            .Line($"{field}.text", paragraph.Text, LongestParagraph)
            .OptionalChoice($"{field}.ground", paragraph.Ground)
            .That(
                paragraph.Individual || paragraph.Ground == ListingGround.Unspecified,
                $"{field}.ground",
                "Only reasons of the subject's own make out a ground.")
            .That(paragraph.Cites.Count <= MostCites, $"{field}.cites", $"Must not be more than {MostCites}.")
            .That(paragraph.Effects.Count <= MostEffects, $"{field}.effects", $"Must not be more than {MostEffects}.");
        foreach (var (i, id) in paragraph.Cites.Take(MostCites).Index())
        {
            checks
                .That(Guid.TryParseExact(id, "D", out var parsed) && parsed.ToString() == id, $"{field}.cites[{i}]",
                    "Must be the id of an item of the dossier.")
                .Once($"{field}.cites[{i}]", !paragraph.Cites.Take(i).Contains(id));
        }

        foreach (var (i, factor) in paragraph.Effects.Take(MostEffects).Index())
        {
            checks.Choice($"{field}.effects[{i}]", factor).Once(
                $"{field}.effects[{i}]", !paragraph.Effects.Take(i).Contains(factor));
        }
    }
}
