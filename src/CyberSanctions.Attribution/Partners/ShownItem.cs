using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Attribution.Partners;

/// <summary>
/// An item as a partner reads it: without who works for the Union, and naming no other item that the partner is not shown.
/// </summary>
internal static class ShownItem
{
    /// <summary>Which other items it names.</summary>
    public static IEnumerable<Guid> NamedBy(SharedVersion item) => item.Kind switch
    {
        ItemKind.Evidence => Ids(ItemTables.Evidence, item),
        ItemKind.Event => Ids(ItemTables.Events, item),
        ItemKind.Relation => Ids(ItemTables.Relations, item),
        ItemKind.Hypothesis => Ids(ItemTables.Hypotheses, item),
        ItemKind.Responsibility => Ids(ItemTables.Responsibilities, item),
        _ => [],
    };

    /// <summary>The item; nothing when it would say nothing without what is not shown.</summary>
    /// <param name="shown">Whether another item is shown.</param>
    public static SharedItem? Of(SharedVersion item, Func<string, bool> shown)
    {
        var content = DifferenceTable.ContentOf(item.Kind, item.Content)!;
        if (content.Relation is { } between && !(shown(between.SourceId) && shown(between.TargetId)))
        {
            return null;
        }

        Keep(content.Relation?.EvidenceIds, shown);
        Keep(content.Event?.EvidenceIds, shown);
        Keep(content.Hypothesis?.ActorIds, shown);
        Keep(content.Responsibility?.ActorIds, shown);
        Keep(content.Responsibility?.EvidenceIds, shown);
        if (content.Event is { } happened && !shown(happened.IncidentId))
        {
            happened.IncidentId = "";
        }

        if (content.Hypothesis is { } hypothesis)
        {
            EvidenceVerdict[] verdicts = [.. hypothesis.Verdicts.Where(verdict => shown(verdict.EvidenceId))];
            hypothesis.Verdicts.Clear();
            hypothesis.Verdicts.AddRange(verdicts);
        }

        if (content.Evidence is { } evidence)
        {
            evidence.AddedBy = "";
            evidence.AddedAt = null;
            evidence.SameOriginAs = shown(evidence.SameOriginAs) ? evidence.SameOriginAs : "";
        }

        return new SharedItem
        {
            Kind = item.Kind,
            Id = item.Id.ToString(),
            Content = content,
            Extract = ExtractOf(item.Release),
        };
    }

    /// <summary>What a partner is shown of the content of evidence; empty when that is nothing.</summary>
    /// <param name="decided">What was decided last of that content.</param>
    public static string ExtractOf(ReleaseDecision? decided)
        => decided is { Released: true } release && release.Handling <= ShareRules.Highest ? release.Extract : "";

    private static void Keep(Google.Protobuf.Collections.RepeatedField<string>? ids, Func<string, bool> shown)
    {
        if (ids is not null)
        {
            string[] kept = [.. ids.Where(shown)];
            ids.Clear();
            ids.AddRange(kept);
        }
    }

    private static IEnumerable<Guid> Ids<T>(ItemTable<T> table, SharedVersion item)
        where T : class, Google.Protobuf.IMessage<T>
        => table.CitationsOf(table.Read(item.Content)).Select(citation => Guid.Parse(citation.Id));
}
