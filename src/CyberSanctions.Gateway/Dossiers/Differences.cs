using System.Text.Json;
using System.Text.Json.Nodes;
using CyberSanctions.Gateway.Json;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.Dossiers;

/// <summary>
/// In what two versions of something differ, field by field, in the words of the API: what is compared is what the API would
/// answer.
/// </summary>
internal sealed class Differences(JsonSerializerOptions options)
{
    // Not what an item says, but which it is.
    private const string Id = "id";

    /// <summary>As the API says it.</summary>
    public Difference ToDifference(Wire.Difference difference)
    {
        var (before, after) = (AsAnswered(difference.Before), AsAnswered(difference.After));
        return new Difference
        {
            Kind = before is null ? Wire.ChangeKind.Added : after is null ? Wire.ChangeKind.Withdrawn : Wire.ChangeKind.Amended,
            ItemKind = difference.ItemKind == Wire.ItemKind.Unspecified ? null : difference.ItemKind,
            ItemId = AnswerValues.OrAbsent(difference.ItemId),
            Fields = [.. Between(before, after)],
        };
    }

    /// <summary>The fields in which two texts of JSON differ, in their order; nothing is as good as an empty list.</summary>
    public static IEnumerable<FieldDifference> Between(JsonNode? before, JsonNode? after, string field = "")
    {
        if (before is JsonObject or null && after is JsonObject or null && (before ?? after) is not null)
        {
            var (one, other) = (before as JsonObject ?? [], after as JsonObject ?? []);
            return one.Select(member => member.Key).Concat(other.Select(member => member.Key)).Distinct(StringComparer.Ordinal)
                .Where(name => field.Length > 0 || name != Id)
                .SelectMany(name => Between(one[name], other[name], field.Length > 0 ? $"{field}.{name}" : name));
        }

        if (before is JsonArray or null && after is JsonArray or null)
        {
            var (one, other) = (before as JsonArray ?? [], after as JsonArray ?? []);
            return Enumerable.Range(0, Math.Max(one.Count, other.Count))
                .SelectMany(i => Between(one.ElementAtOrDefault(i), other.ElementAtOrDefault(i), $"{field}[{i}]"));
        }

        return JsonNode.DeepEquals(before, after)
            ? []
            : [new FieldDifference { Field = field, Before = TextOf(before), After = TextOf(after) }];
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue ? node.ToString() : node?.ToJsonString();

    private JsonNode? AsAnswered(Wire.VersionedContent? content) => content?.ContentCase switch
    {
        null => null,
        Wire.VersionedContent.ContentOneofCase.Header => JsonSerializer.SerializeToNode(content.Header.ToHeader(), options),
        Wire.VersionedContent.ContentOneofCase.Incident => JsonSerializer.SerializeToNode(content.Incident.ToIncident(), options),
        Wire.VersionedContent.ContentOneofCase.Evidence => JsonSerializer.SerializeToNode(content.Evidence.ToEvidence(), options),
        Wire.VersionedContent.ContentOneofCase.Actor => JsonSerializer.SerializeToNode(content.Actor.ToActor(), options),
        Wire.VersionedContent.ContentOneofCase.Event => JsonSerializer.SerializeToNode(content.Event.ToEvent(), options),
        Wire.VersionedContent.ContentOneofCase.Relation => JsonSerializer.SerializeToNode(content.Relation.ToRelation(), options),
        Wire.VersionedContent.ContentOneofCase.Hypothesis
            => JsonSerializer.SerializeToNode(content.Hypothesis.ToHypothesis(), options),
        Wire.VersionedContent.ContentOneofCase.Responsibility
            => JsonSerializer.SerializeToNode(content.Responsibility.ToResponsibility(), options),
        var other => throw new InvalidDataException($"A version says something of a kind that is not known here: {other}."),
    };
}
