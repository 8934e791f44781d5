using System.Text.Json.Serialization.Metadata;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Requests;
using CyberSanctions.Gateway.Tests.Json;
using CyberSanctions.Gateway.Tests.Json.Mapping;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Common = CyberSanctions.Contracts.Common.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Tests.Requests;

/// <summary>An endpoint, and the fields of the gRPC method that it stands for.</summary>
internal sealed class ContractFields(RouteEndpoint endpoint)
{
    // What is sent or said under another name than the contract's.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["expected_version"] = "If-Match",
        ["ballot_reference"] = "reference",
        ["most"] = Paging.Size,
    };

    /// <summary>Every method of every service that the gateway stands before.</summary>
    public static IReadOnlyDictionary<string, MethodDescriptor> Methods { get; } = new[]
        {
            Attribution.AttributionReflection.Descriptor, Attribution.EvidenceStoreReflection.Descriptor,
            Attribution.ResponseReflection.Descriptor, Attribution.ReportReflection.Descriptor,
            Attribution.PartnerReflection.Descriptor, Attribution.StixReflection.Descriptor,
            Attribution.ExerciseReflection.Descriptor, Listing.ListingReflection.Descriptor,
            Listing.DerogationsReflection.Descriptor,
            Listing.DueProcessReflection.Descriptor,
            Listing.StagesReflection.Descriptor,
            Listing.TranslationsReflection.Descriptor,
            Listing.WorkQueueReflection.Descriptor,
            Listing.DocumentsReflection.Descriptor,
            Listing.StatisticsReflection.Descriptor,
            Listing.CourtFilesReflection.Descriptor,
            Voting.VotingReflection.Descriptor, Voting.ReferenceDataReflection.Descriptor,
            Publication.PublicationReflection.Descriptor, JournalReflection.Descriptor,
        }
        .SelectMany(file => file.Services).SelectMany(service => service.Methods)
        .ToDictionary(method => $"{method.Service.FullName}/{method.Name}", StringComparer.Ordinal);

    /// <summary>The method.</summary>
    public MethodDescriptor Method { get; } = Methods[endpoint.Metadata.GetRequiredMetadata<Right>().Method];

    /// <summary>The fields of its request, and how each is sent.</summary>
    public IEnumerable<AskedField> Asked()
    {
        var body = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        return Asked(Method.InputType, "", "", body is null ? null : Rules.Options.GetTypeInfo(body));
    }

    /// <summary>The fields of its answer that are not in the endpoint's.</summary>
    public IEnumerable<string> Unanswered()
    {
        var type = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
            .First(produced => produced.StatusCode is StatusCodes.Status200OK or StatusCodes.Status201Created).Type!;
        var answer = Rules.Options.GetTypeInfo(type == typeof(void) ? typeof(Proceeding) : type);
        var fields = Method.OutputType.Fields.InDeclarationOrder();

        // A page of what is in the message, or of what the method streams.
        if (answer.Properties.SingleOrDefault(property => property.Name == "items") is { } items)
        {
            var item = fields.SingleOrDefault(field => field.IsRepeated)?.MessageType ?? Method.OutputType;
            return Missing(item, AnyMessage.RecordOf(items));
        }

        // What was added; of what it was added to only the headers say something.
        if (fields.FirstOrDefault(field => IsOfFields(field) && field.MessageType.Name == answer.Type.Name) is { } whole)
        {
            var others = fields.Where(field => field != whole).Select(field => Name(answer, field));
            return Missing(whole.MessageType, answer).Concat(others);
        }

        return Missing(Method.OutputType, answer);
    }

    private IEnumerable<AskedField> Asked(MessageDescriptor message, string path, string sent, JsonTypeInfo? record)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            var here = $"{path}{field.Name}";
            var beside = Renamed.GetValueOrDefault(field.Name) ?? field.JsonName;
            IEnumerable<AskedField> inside = [];
            string? name = null;
            if (record?.Properties.SingleOrDefault(property => property.Name == field.JsonName) is { } member)
            {
                var index = field.IsRepeated ? "[0]" : "";
                name = $"{sent}{field.JsonName}";
                inside = IsOfFields(field)
                    ? Asked(field.MessageType, $"{here}{index}.", $"{name}{index}.", AnyMessage.RecordOf(member))
                    : [];
            }
            else if (Beside.Contains(beside))
            {
                name = beside;
            }
            else if (path.Length == 0 && IsOfFields(field))
            {
                // The body, or the query, is this message itself.
                foreach (var inner in Asked(field.MessageType, $"{here}.", "", record))
                {
                    yield return inner;
                }

                continue;
            }

            yield return new($"{Method.InputType.Name}.{here}", here, name);
            foreach (var inner in inside)
            {
                yield return inner;
            }
        }
    }

    private string[] Beside =>
    [
        .. endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name),
        .. endpoint.Metadata.GetMetadata<QueryParameters>()?.Names ?? [],
        .. endpoint.Metadata.GetMetadata<HeedsIfMatch>() is null ? (string[])[] : ["If-Match"],
    ];

    private static IEnumerable<string> Missing(MessageDescriptor message, JsonTypeInfo record)
    {
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            if (record.Properties.SingleOrDefault(property => property.Name == field.JsonName) is not { } member)
            {
                yield return Name(record, field);
            }
            else if (IsOfFields(field))
            {
                foreach (var missing in Missing(field.MessageType, AnyMessage.RecordOf(member)))
                {
                    yield return missing;
                }
            }
        }
    }

    private static string Name(JsonTypeInfo record, FieldDescriptor field) => $"{record.Type.Name}.{field.JsonName}";

    // Dates and times are values.
    private static bool IsOfFields(FieldDescriptor field)
        => field.FieldType == FieldType.Message
            && field.MessageType.FullName is not "google.protobuf.Timestamp"
            && field.MessageType != Common.Date.Descriptor && field.MessageType != Common.PartialDate.Descriptor;
}

/// <summary>A field of a gRPC request: its name, its path there, and the name by which it is sent, if it can be.</summary>
internal sealed record AskedField(string Name, string Path, string? Sent);
