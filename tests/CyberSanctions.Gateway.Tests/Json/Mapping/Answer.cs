using System.Collections;
using System.Text.Json;
using CyberSanctions.Gateway.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Common = CyberSanctions.Contracts.Common.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>What the API answers, against the message that it comes from.</summary>
internal static class Answer
{
    /// <summary>As JSON.</summary>
    public static JsonElement Of(object answer) => JsonSerializer.SerializeToElement(answer, answer.GetType(), Rules.Options);

    /// <summary>A value as it comes back from JSON.</summary>
    public static T ThroughJson<T>(T value)
        => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Rules.Options), Rules.Options)!;

    /// <summary>Every leaf of the message has to be somewhere in the answer, under the same path in camelCase.</summary>
    public static void AssertSame<T>(T message, Func<T, object> map)
        where T : IMessage
        => AssertHolds(Of(map(message)), message, typeof(T).Name);

    /// <summary>Each member of a summary has to read as in the whole.</summary>
    public static void AssertPartOf(object summary, object whole)
    {
        var all = Of(whole);
        foreach (var member in Of(summary).EnumerateObject())
        {
            Assert.Equal(all.GetProperty(member.Name).GetRawText(), member.Value.GetRawText());
        }
    }

    private static void AssertHolds(JsonElement json, IMessage message, string path)
    {
        var fields = message.Descriptor.Fields.InDeclarationOrder();
        foreach (var field in fields.Where(field => !IsOneOfOurOwn(field, json, message, path)))
        {
            var here = $"{path}.{field.JsonName}";
            var expected = field.Accessor.GetValue(message);
            if (!json.TryGetProperty(field.JsonName, out var value))
            {
                var said = !field.HasPresence || field.Accessor.HasValue(message);
                Assert.True(!said || SaysNothing(expected), $"{here} is missing");
            }
            else if (field.IsRepeated)
            {
                var items = (IList)expected;
                Assert.Equal(items.Count, value.GetArrayLength());
                for (var index = 0; index < items.Count; index++)
                {
                    AssertIs(value[index], items[index]!, $"{here}[{index}]");
                }
            }
            else
            {
                AssertIs(value, expected, here);
            }
        }
    }

    // What the API says in another way than the contract.
    private static bool IsOneOfOurOwn(FieldDescriptor field, JsonElement json, IMessage message, string path)
    {
        switch (message, field.Name)
        {
            // Cannot be amended.
            case (Listing.Subject, "kind") when path.Contains("amendment", StringComparison.Ordinal):
                return true;

            // In the contract what is unusual is said; here what is.
            case (Voting.RosterMember member, "takes_no_part"):
                Assert.Equal(!member.TakesNoPart, json.GetProperty("takesPart").GetBoolean());
                return true;

            // Each beside where it is read.
            case (Attribution.Dossier dossier, "contents"):
                Assert.Equal(
                    (dossier.Contents.Incidents, dossier.Contents.Evidence, dossier.Contents.Actors, dossier.Contents.Events),
                    (Count("incidents"), Count("evidence"), Count("actors"), Count("events")));
                return true;
            default:
                return false;
        }

        long Count(string kind) => json.GetProperty(kind).GetProperty("count").GetInt64();
    }

    private static void AssertIs(JsonElement value, object expected, string here)
    {
        switch (expected)
        {
            case Timestamp time:
                Assert.EndsWith("Z", value.GetString());
                Assert.Equal(time.ToDateTime(), value.GetDateTime());
                break;
            case Common.Date date:
                Assert.Equal($"{date.Year:0000}-{date.Month:00}-{date.Day:00}", value.GetString());
                break;
            case Common.PartialDate date:
                Assert.Equal(date, value.Deserialize<PartialDate>(Rules.Options)!.ToWire());
                break;
            case IMessage inner:
                AssertHolds(value, inner, here);
                break;
            case ByteString bytes:
                Assert.Equal(bytes.ToByteArray(), value.GetBytesFromBase64());
                break;
            case string text:
                Assert.Equal(text, value.GetString());
                break;
            case int or long:
                Assert.Equal(Convert.ToInt64(expected), value.GetInt64());
                break;
            case bool flag:
                Assert.Equal(flag, value.GetBoolean());
                break;
            default:
                Assert.Equal(JsonSerializer.Serialize(expected, expected.GetType(), Rules.Options), value.GetRawText());
                break;
        }
    }

    // A subject in which nothing is said is none, in what amends an entry.
    private static bool SaysNothing(object? value)
        => value is null or "" or 0 or 0L or IList { Count: 0 } || (value is System.Enum && (int)value == 0)
            || (value is Listing.Subject subject && subject.Equals(new Listing.Subject()));
}
