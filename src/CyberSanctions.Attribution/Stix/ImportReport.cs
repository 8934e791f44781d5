using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Stix;

/// <summary>What became of each object of a bundle, by id.</summary>
internal static class ImportReport
{
    private const int MostReasons = 5;
    private const int LongestReason = 300;

    /// <summary>In the order of the bundle. There is room for so much text; after that the outcome alone is said.</summary>
    public static IEnumerable<ImportedObject> Of(StixBundle bundle, ImportPlan plan)
    {
        var room = StixLimits.Reasons;
        foreach (var stix in bundle.Objects)
        {
            var item = stix.Problems.Count == 0 ? plan.ItemOf(stix) : null;
            var told = new ImportedObject
            {
                Id = Short(stix.Id),
                Outcome = stix.Problems.Count > 0 ? ImportOutcome.Refused
                    : item is not null ? ImportOutcome.Item
                    : stix.Id == plan.Report?.Id ? ImportOutcome.Dossier
                    : ImportOutcome.Kept,
                ItemKind = item?.Kind ?? ItemKind.Unspecified,
                ItemId = item?.Id.ToString() ?? "",
            };
            foreach (var reason in ReasonsOf(stix).Take(MostReasons).Select(Short))
            {
                room -= reason.Length;
                if (room > 0)
                {
                    told.Reasons.Add(reason);
                }
            }

            yield return told;
        }
    }

    private static IEnumerable<string> ReasonsOf(StixObject stix) => stix.Problems.Count > 0
        ? stix.Problems.Select(problem => problem.Path.Length > 0 ? $"{problem.Path}: {problem.Text}" : problem.Text)
        : stix.Notes;

    private static string Short(string text) => text.Length <= LongestReason ? text : $"{text[..LongestReason]}…";
}
