using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using CyberSanctions.Gateway.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Common = CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>
/// A message as somebody might send it: what is not there left out, or null, or written as the empty text or list that it is.
/// </summary>
internal static class AnyBody
{
    public static JsonObject Of(IMessage message, JsonTypeInfo record, Random random)
    {
        var body = new JsonObject();
        foreach (var member in record.Properties)
        {
            var field = message.Descriptor.Fields.InDeclarationOrder().Single(field => field.JsonName == member.Name);
            var there = field.HasPresence ? field.Accessor.HasValue(message) : !IsEmpty(field.Accessor.GetValue(message));
            if (there || member.IsRequired)
            {
                body[member.Name] = Value(field, message, member, random);
                continue;
            }

            switch (random.Next(3))
            {
                case 0 when member.IsSetNullable:
                    body[member.Name] = null;
                    break;
                case 1 when !field.HasPresence && field.FieldType != FieldType.Enum:
                    body[member.Name] = Value(field, message, member, random);
                    break;
            }
        }

        return body;
    }

    private static bool IsEmpty(object value)
        => value is "" or 0 or 0L or false or IList { Count: 0 } || (value is System.Enum && (int)value == 0);

    private static JsonNode? Value(FieldDescriptor field, IMessage message, JsonPropertyInfo member, Random random)
    {
        var value = field.Accessor.GetValue(message);
        return field.IsRepeated ? new JsonArray([.. ((IList)value).Cast<object>().Select(One)]) : One(value);

        JsonNode? One(object item) => item switch
        {
            Timestamp time => JsonValue.Create(time.ToDateTime()),
            Common.Date date => JsonValue.Create($"{date.Year:0000}-{date.Month:00}-{date.Day:00}"),
            Common.PartialDate date => JsonSerializer.SerializeToNode(
                new PartialDate(date.Year, date.Month, date.Day, date.YearFrom, date.YearTo, date.Circa), Rules.Options),
            IMessage inner => Of(inner, AnyMessage.RecordOf(member), random),
            ByteString bytes => JsonValue.Create(bytes.ToBase64()),
            _ => JsonSerializer.SerializeToNode(item, item.GetType(), Rules.Options),
        };
    }
}
