using System.Collections;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Testing.Kinds;

/// <summary>
/// The fields of requests: by their types, and where they are in one that is sent. Dates and moments are values, and not looked
/// into.
/// </summary>
public static class SentFields
{
    private static readonly HashSet<string> Values = [
        Date.Descriptor.FullName, PartialDate.Descriptor.FullName, Timestamp.Descriptor.FullName,

        // What the service says of an item, and takes from nobody.
        HeldContent.Descriptor.FullName, ReleaseDecision.Descriptor.FullName,
    ];

    /// <summary>Every field that can be sent to a service, as <c>full.name.of.Message.field</c>.</summary>
    public static IReadOnlySet<string> Of(ServiceDescriptor service)
    {
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var messages = new Stack<MessageDescriptor>(service.Methods.Select(method => method.InputType));
        while (messages.TryPop(out var message))
        {
            if (!seen.Add(message.FullName))
            {
                continue;
            }

            foreach (var field in message.Fields.InDeclarationOrder())
            {
                if (IsValue(field))
                {
                    fields.Add(field.FullName);
                }
                else
                {
                    messages.Push(field.MessageType);
                }
            }
        }

        return fields;
    }

    /// <summary>The fields that are in a request, of a list the first place.</summary>
    public static IEnumerable<SentField> In(IMessage request) => In(request, "", sent => sent);

    private static IEnumerable<SentField> In(IMessage message, string path, Func<IMessage, IMessage> find)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var list = field.IsRepeated ? (IList)field.Accessor.GetValue(message) : null;
            var name = $"{path}{field.Name}{(field.IsRepeated ? "[0]" : "")}";
            if (list is { Count: 0 })
            {
                continue;
            }

            if (IsValue(field))
            {
                yield return new SentField(field, name, find);
            }
            else if ((list?[0] ?? field.Accessor.GetValue(message)) is IMessage inner)
            {
                var within = In(
                    inner,
                    $"{name}.",
                    sent => (IMessage)(field.IsRepeated
                        ? ((IList)field.Accessor.GetValue(find(sent)))[0]!
                        : field.Accessor.GetValue(find(sent))));
                foreach (var deeper in within)
                {
                    yield return deeper;
                }
            }
        }
    }

    private static bool IsValue(FieldDescriptor field)
        => field.FieldType != FieldType.Message || Values.Contains(field.MessageType.FullName);
}

/// <summary>A field of a request.</summary>
/// <param name="Field">What it is.</param>
/// <param name="Path">As a refusal names it: <c>subject.names[0].whole_name</c>.</param>
/// <param name="Holder">Finds the message that holds it in a request.</param>
public sealed record SentField(FieldDescriptor Field, string Path, Func<IMessage, IMessage> Holder)
{
    /// <summary>The same request with another value there.</summary>
    public IMessage With(IMessage request, object? value)
    {
        var changed = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        var holder = Holder(changed);
        var typed = Field.FieldType switch
        {
            FieldType.Enum => System.Enum.ToObject(Field.EnumType.ClrType, value!),
            FieldType.Int64 => Convert.ToInt64(value),
            _ => value,
        };
        if (Field.IsRepeated)
        {
            ((IList)Field.Accessor.GetValue(holder))[0] = typed;
        }
        else if (typed is null)
        {
            Field.Accessor.Clear(holder);
        }
        else
        {
            Field.Accessor.SetValue(holder, typed);
        }

        return changed;
    }
}
