using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Common = CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>Messages with something in every field, and nowhere the same text or number twice.</summary>
internal static class Filled
{
    public static T Message<T>()
        where T : IMessage, new()
    {
        var message = new T();
        var next = 1;
        Fill(message, ref next);
        return message;
    }

    /// <summary>Fails when a field is empty that is not excepted.</summary>
    public static void AssertFilled(IMessage message, params string[] except)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => !except.Contains(field.Name)))
        {
            var value = field.Accessor.GetValue(message);
            Assert.False(value is null or "" or 0 or 0L or false || value is IList { Count: 0 }, $"{field.FullName} is empty");
        }
    }

    private static void Fill(IMessage message, ref int next)
    {
        switch (message)
        {
            case Timestamp time:
                time.Seconds = 1_780_000_000 + next++;
                return;
            case Common.Date date:
                (date.Year, date.Month, date.Day) = (2000 + next++, 2, 28);
                return;
            case Common.PartialDate range:
                (range.YearFrom, range.YearTo, range.Circa) = (1900 + next++, 3000, true);
                return;
        }

        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = Value(field, ref next);
            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }
    }

    private static object Value(FieldDescriptor field, ref int next)
    {
        switch (field.FieldType)
        {
            case FieldType.Message:
                var inner = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
                Fill(inner, ref next);
                return inner;
            case FieldType.Enum:
                return System.Enum.ToObject(field.EnumType.ClrType, 1);
            case FieldType.Bytes:
                return ByteString.CopyFromUtf8($"{field.Name} {next++}");
            case FieldType.Bool:
                return true;
            case FieldType.Int32:
                return next++;
            case FieldType.Int64:
                return (long)next++;
            default:
                return $"{field.Name} {next++}";
        }
    }
}
