using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Reasons;

/// <summary>
/// Whether a paragraph supports the factors of a significant effect that it claims (Regulation (EU) 2019/796, Article 2).
/// </summary>
internal static class EffectCheck
{
    /// <summary>What is missing.</summary>
    public static IEnumerable<Gap> OfParagraph(ReasonsParagraph paragraph, CitedDossier dossier)
    {
        if (paragraph.Effects.Count == 0)
        {
            yield break;
        }

        var cited = ReasonsCheck.Cited(paragraph, dossier).ToList();
        var assessed = cited
            .Where(item => item.Item.Kind == ItemKind.Incident)
            .SelectMany(item => item.Item.Effects)
            .ToHashSet();
        foreach (var factor in paragraph.Effects.Where(factor => !assessed.Contains(factor)))
        {
            yield return Unsupported(
                $"It claims the factor of point ({Letter(factor)}), for which no incident that it cites is assessed.");
        }

        if (!cited.Exists(item => item.IsSupport))
        {
            yield return Unsupported("It claims a significant effect without any evidence that is released.");
        }
    }

    // Article 2(a) to (g).
    private static char Letter(EffectFactor factor) => (char)('a' + (int)factor - 1);

    private static Gap Unsupported(string text) => new() { Kind = GapKind.EffectUnsupported, Text = text };
}
