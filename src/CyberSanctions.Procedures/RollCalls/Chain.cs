using CyberSanctions.Procedures.Proceedings;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>
/// Whether each link continues the one before it, and the service vouches for each. Where the hashes
/// and the receipts disagree, the receipts tell which link was altered.
/// </summary>
internal static class Chain
{
    public static IEnumerable<Finding> Findings(RollCall rollCall, Keyring keys)
    {
        List<Link> links = [.. rollCall.Proceedings.Select(recorded => recorded.Link)];
        List<bool> vouched = [.. rollCall.Proceedings.Select(recorded => keys.HasServiceSigned(recorded.Receipt))];
        List<bool> continues = [.. links.Select((link, i) => link.Previous == (i == 0 ? Link.None : links[i - 1].Hash))];
        // In a chain that continues throughout, whatever the service vouches for last vouches for all links before it: none of
        // them was altered, and a receipt that fails there is wrong itself.
        var intactUpTo = !continues.TrueForAll(one => one)
            ? -1
            : keys.HasServiceSigned(rollCall.Seal) ? links.Count - 1 : vouched.LastIndexOf(true);
        var decided = rollCall.Proceedings.Index()
            .FirstOrDefault(pair => pair.Item is RecordedDecision, (Index: links.Count, Item: rollCall.Proceedings[^1])).Index;
        for (var i = 0; i < links.Count; i++)
        {
            if (!vouched[i])
            {
                var (kind, message) = i <= intactUpTo
                    ? (FindingKind.BadReceipt, "The receipt is not the service's for this link.")
                    : i > decided ? (FindingKind.Added, "This follows the decision, and no receipt vouches for it.")
                    : (FindingKind.BrokenChain, "This link is not the one that the service gave a receipt for.");
                yield return new Finding(kind, links[i].Position, message);
            }
            else if (!continues[i] && (i == 0 || vouched[i - 1]))
            {
                yield return new Finding(
                    FindingKind.BrokenChain, links[i].Position, "This link does not continue the one before it.");
            }
        }
    }
}
