using System.Globalization;
using CyberSanctions.Contracts.Events.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>
/// Whether a text says something that this version of the program cannot show: it may have been written by a newer service.
/// Whoever signs has to have seen all of it.
/// </summary>
internal static class NewerForm
{
    /// <summary>Whether there is something in it besides what this program knows.</summary>
    public static bool IsIn(ActText text, byte[] bytes)
        => ActText.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes).CalculateSize() != text.CalculateSize()
            || text.Operations.Any(operation => operation.WhatCase == Operation.WhatOneofCase.None)

            // One of the two is all that is ever read.
            || (text.Operations.Count > 0 && text.Listings.Count > 0)
            || HasUnknownValue(text);

    private static bool HasUnknownValue(IMessage message)
        => message.Descriptor.Fields.InDeclarationOrder()
            .Any(field => ValuesOf(field.Accessor.GetValue(message)).Any(value => IsUnknown(field, value)));

    private static bool IsUnknown(FieldDescriptor field, object value) => field.FieldType switch
    {
        FieldType.Enum => field.EnumType.FindValueByNumber(Convert.ToInt32(value, CultureInfo.InvariantCulture)) is null,
        FieldType.Message => HasUnknownValue((IMessage)value),
        _ => false,
    };

    private static IEnumerable<object> ValuesOf(object? value) => value switch
    {
        null => [],
        System.Collections.IList items => items.Cast<object>(),
        _ => [value],
    };
}
