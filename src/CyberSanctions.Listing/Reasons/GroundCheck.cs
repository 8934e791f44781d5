using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Reasons;

/// <summary>
/// Whether a paragraph supports the ground of listing that it makes out (Regulation (EU) 2019/796, Article 3(3)).
/// </summary>
internal static class GroundCheck
{
    /// <summary>What is missing.</summary>
    public static IEnumerable<Gap> OfParagraph(ReasonsParagraph paragraph, Statement statement, CitedDossier dossier)
    {
        if (paragraph.Ground == ListingGround.Unspecified)
        {
            yield break;
        }

        if (paragraph.Ground != statement.Ground)
        {
            yield return new Gap { Kind = GapKind.AnotherGround, Text = "It makes out another ground than the proposal's." };
        }

        var cited = ReasonsCheck.Cited(paragraph, dossier).ToList();
        var support = cited.Where(item => item.IsSupport).Select(item => item.Item.Id).ToHashSet(StringComparer.Ordinal);
        var actors = cited
            .Where(item => item.Item.Kind == ItemKind.Actor
                && item.Item.Names.Any(name => SubjectNames.AreOne(name, statement.Subject)))
            .Select(item => item.Item.Id)
            .ToHashSet(StringComparer.Ordinal);
        if (support.Count == 0)
        {
            yield return Unsupported("It makes out the ground without any evidence that is released.");
        }

        if (actors.Count == 0)
        {
            yield return Unsupported(
                "It makes out the ground without citing the subject as an actor of the dossier, under one of its names.");
        }

        if (paragraph.Ground != ListingGround.Associated)
        {
            if (!cited.Exists(item => item.Item.Kind == ItemKind.Incident))
            {
                yield return Unsupported("It makes out the ground without citing the incident.");
            }

            yield break;
        }

        // Association is with somebody, and the evidence is evidence of that.
        var relations = cited
            .Where(item => item.Item.Kind == ItemKind.Relation
                && (actors.Contains(item.Item.SourceId) || actors.Contains(item.Item.TargetId)))
            .ToList();
        if (relations.Count == 0)
        {
            yield return Unsupported("It makes out an association without citing a relation of the subject to somebody else.");
        }
        else if (!relations.Exists(relation => relation.Item.EvidenceIds.Any(support.Contains)))
        {
            yield return Unsupported("It makes out an association without citing released evidence on which the relation rests.");
        }
    }

    private static Gap Unsupported(string text) => new() { Kind = GapKind.GroundUnsupported, Text = text };
}
