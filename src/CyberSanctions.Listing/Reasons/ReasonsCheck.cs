using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Reasons;

/// <summary>
/// Whether a statement of reasons stands: whether all that it claims rests on evidence that can be shown to the person and to the
/// Court, of more than one origin, and on what that person itself has done. Everything that is missing is said at once.
/// </summary>
internal static class ReasonsCheck
{
    // One source that nothing confirms.
    private const int FewestOrigins = 2;

    /// <summary>What is missing, paragraph by paragraph, and last of the whole.</summary>
    public static IReadOnlyList<Gap> Of(Statement statement, CitedDossier dossier)
    {
        if (statement.Paragraphs.Count == 0)
        {
            return [.. OfHandling(statement), new Gap
            {
                Kind = GapKind.NoParagraphs,
                Text = "The reasons are not given in paragraphs that each cite what they rest on.",
            }];
        }

        return
        [
            .. OfHandling(statement),
            .. OfDossier(dossier),
            .. statement.Paragraphs.Index().SelectMany(at => OfParagraph(at.Index + 1, at.Item, statement, dossier)),
            .. OfWhole(statement, dossier),
        ];
    }

    /// <summary>To how many sources the evidence goes back that some paragraphs may rest on.</summary>
    public static int Origins(IEnumerable<ReasonsParagraph> paragraphs, CitedDossier dossier)
        => paragraphs.SelectMany(paragraph => Support(paragraph, dossier)).Select(cited => cited.Item.Origin).Distinct().Count();

    private static IEnumerable<Gap> OfHandling(Statement statement)
    {
        if (statement.Handling > CitedItem.Council)
        {
            yield return new Gap
            {
                Kind = GapKind.HandlingAboveCouncil,
                Text = "It is marked above what delegations may see; they could not vote on it.",
            };
        }
    }

    private static IEnumerable<Gap> OfDossier(CitedDossier dossier)
    {
        if (dossier.SupersededBy is { } by)
        {
            yield return new Gap
            {
                Kind = GapKind.DossierSuperseded,
                Text = $"{by} has taken the place of {dossier.Reference}: let it rest on that.",
            };
        }
    }

    private static IEnumerable<Gap> OfParagraph(int number, ReasonsParagraph paragraph, Statement statement, CitedDossier dossier)
    {
        foreach (var id in paragraph.Cites)
        {
            if (OfCitation(id, dossier) is { } gap)
            {
                yield return new Gap { Kind = gap.Kind, Paragraph = number, ItemId = id, Text = gap.Text };
            }
        }

        if (!paragraph.Cites.Any(id => dossier.Items.TryGetValue(id, out var cited) && cited.Item.Kind == ItemKind.Evidence))
        {
            yield return new Gap { Kind = GapKind.NoEvidence, Paragraph = number, Text = "It cites no evidence." };
        }

        var ofGround = GroundCheck.OfParagraph(paragraph, statement, dossier);
        foreach (var gap in ofGround.Concat(EffectCheck.OfParagraph(paragraph, dossier)))
        {
            gap.Paragraph = number;
            yield return gap;
        }
    }

    private static (GapKind Kind, string Text)? OfCitation(string id, CitedDossier dossier)
    {
        if (!dossier.Items.TryGetValue(id, out var cited))
        {
            return (
                GapKind.NotInDossier,
                $"It cites {id}: that is no incident, evidence, actor or relation of {dossier.Reference}.");
        }

        return cited.Item.Kind != ItemKind.Evidence
            ? null
            : cited.Release switch
            {
                { Damaged: true } => (GapKind.EvidenceDamaged, $"The bytes of the evidence {id} are not what was received."),
                null or { Released: false } => (GapKind.NotReleased, $"The evidence {id} is not released by the legal service."),
                { Handling: var handling } when handling > CitedItem.Council => (
                    GapKind.ExtractAboveCouncil,
                    $"The extract of the evidence {id} is marked above what delegations may see."),
                _ => null,
            };
    }

    private static IEnumerable<Gap> OfWhole(Statement statement, CitedDossier dossier)
    {
        var individual = statement.Paragraphs.Where(paragraph => paragraph.Individual).ToList();
        if (individual.Count == 0)
        {
            yield return new Gap
            {
                Kind = GapKind.NoIndividualReasons,
                Text = "No paragraph gives reasons of the subject's own: what it has done itself, and not what was done.",
            };
        }
        else if (!individual.Exists(paragraph => SubjectNames.AreIn(paragraph.Text, statement.Subject)))
        {
            yield return new Gap
            {
                Kind = GapKind.SubjectNotNamed,
                Text = "No paragraph with reasons of the subject's own names the subject.",
            };
        }

        var making = individual.Where(paragraph => paragraph.Ground == statement.Ground).ToList();
        if (making.Count == 0)
        {
            yield return new Gap
            {
                Kind = GapKind.GroundNotClaimed,
                Text = "No paragraph makes out the ground of the proposal.",
            };
        }

        if (statement.Paragraphs.All(paragraph => paragraph.Effects.Count == 0))
        {
            yield return new Gap
            {
                Kind = GapKind.EffectNotClaimed,
                Text = "No paragraph claims a significant effect; without one there are no measures (Regulation (EU) 2019/796, "
                    + "Articles 1(1) and 2).",
            };
        }

        // Of the ground by itself: evidence of other things confirms nothing about the person.
        if (Origins(statement.Paragraphs, dossier) < FewestOrigins)
        {
            yield return OneOrigin("All evidence that may be relied on goes back to one source.");
        }
        else if (making.Count > 0 && Origins(making, dossier) < FewestOrigins)
        {
            yield return OneOrigin("What makes out the ground rests on evidence of one source alone.");
        }
    }

    private static Gap OneOrigin(string text) => new() { Kind = GapKind.OneOrigin, Text = text };

    /// <summary>The evidence that a paragraph cites and may rest on.</summary>
    internal static IEnumerable<CitedItem> Support(ReasonsParagraph paragraph, CitedDossier dossier)
        => Cited(paragraph, dossier).Where(cited => cited.IsSupport);

    /// <summary>What a paragraph cites and is in the dossier.</summary>
    internal static IEnumerable<CitedItem> Cited(ReasonsParagraph paragraph, CitedDossier dossier)
        => paragraph.Cites.Select(id => dossier.Items.GetValueOrDefault(id)).OfType<CitedItem>();
}
