using System.Collections;
using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Common = CyberSanctions.Contracts.Common.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>Messages as a record lets them be: what it asks for at random, and what it can be without now and then.</summary>
/// <param name="random">Chance.</param>
/// <param name="answered">Whether a service has made them: words in them may be younger than this gateway.</param>
internal sealed class AnyMessage(Random random, bool answered)
{
    private const int Younger = 99;

    private static readonly string[] Texts = ["a", "Ж𝄞漢", "<&\"'\\>", " ", "null", "0", "two\nlines", new('x', 2000)];

    public T Of<T>(JsonTypeInfo record)
        where T : IMessage, new()
    {
        var message = new T();
        Fill(message, record);
        return message;
    }

    /// <summary>The record of a member, of which a list may hold many.</summary>
    public static JsonTypeInfo RecordOf(JsonPropertyInfo member)
    {
        var type = Rules.Options.GetTypeInfo(member.PropertyType);
        return type.Kind == JsonTypeInfoKind.Enumerable ? Rules.Options.GetTypeInfo(type.ElementType!) : type;
    }

    private void Fill(IMessage message, JsonTypeInfo record)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var member = record.Properties.SingleOrDefault(property => property.Name == field.JsonName);
            if (member is null || (message is Voting.FieldChange && field.Name == "field"))
            {
                // What only the contract has: a message is there, and empty.
                if (answered && field.FieldType == FieldType.Message && !field.IsRepeated)
                {
                    field.Accessor.SetValue(message, Activator.CreateInstance(field.MessageType.ClrType));
                }
            }
            else if (field.IsRepeated)
            {
                var items = (IList)field.Accessor.GetValue(message);
                for (var left = random.Next(4); left > 0; left--)
                {
                    items.Add(Value(field, member, mayBeNothing: false));
                }
            }
            else if (!(field.HasPresence && member.IsGetNullable && Sometimes))
            {
                field.Accessor.SetValue(message, Value(field, member, mayBeNothing: true));
            }
        }
    }

    private bool Sometimes => random.Next(2) == 0;

    private object Value(FieldDescriptor field, JsonPropertyInfo member, bool mayBeNothing)
    {
        switch (field.FieldType)
        {
            case FieldType.Message:
                var message = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
                FillValue(message, member);
                return message;
            case FieldType.Enum:
                return System.Enum.ToObject(field.EnumType.ClrType, Number(field, mayBeNothing && member.IsGetNullable));
            case FieldType.Bytes:
                var bytes = new byte[random.Next(40)];
                random.NextBytes(bytes);
                return ByteString.CopyFrom(bytes);
            case FieldType.Bool:
                return Sometimes;
            case FieldType.Int32:
                return mayBeNothing && Sometimes ? 0 : random.Next();
            case FieldType.Int64:
                return mayBeNothing && Sometimes ? 0L : random.NextInt64();
            default:
                return mayBeNothing && Sometimes ? "" : Texts[random.Next(Texts.Length)];
        }
    }

    private void FillValue(IMessage message, JsonPropertyInfo member)
    {
        switch (message)
        {
            case Timestamp time:
                // To the tenth of a microsecond, as JSON has it.
                (time.Seconds, time.Nanos) = (random.NextInt64(-62_135_596_800, 253_402_300_799), random.Next(10_000_000) * 100);
                break;
            case Common.Date date:
                (date.Year, date.Month, date.Day) = (random.Next(1, 10_000), random.Next(1, 13), random.Next(1, 29));
                break;
            case Common.PartialDate date when Sometimes:
                (date.YearFrom, date.YearTo, date.Circa) = (random.Next(1, 2000), random.Next(2000, 10_000), Sometimes);
                break;
            case Common.PartialDate date:
                (date.Year, date.Month, date.Circa) = (random.Next(1, 10_000), random.Next(13), Sometimes);
                date.Day = date.Month == 0 ? 0 : random.Next(29);
                break;
            default:
                Fill(message, RecordOf(member));
                break;
        }
    }

    private int Number(FieldDescriptor field, bool mayBeNothing)
    {
        var numbers = field.EnumType.Values.Select(value => value.Number).Where(number => mayBeNothing || number != 0).ToList();
        return answered && random.Next(5) == 0 ? Younger : numbers[random.Next(numbers.Count)];
    }
}
