using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Integration.Tests.BadInput;

namespace CyberSanctions.Integration.Tests.Fuzzing;

/// <summary>
/// Requests made from the API's description: each member, parameter and header as described or as it should not be. None
/// can write: a command either comes without a role that could give it, or is broken in a way that no service ever sees.
/// </summary>
internal sealed class FuzzedRequests(
    ApiDescription api, IReadOnlyDictionary<string, string> references, Authorizations authorizations, int seed)
{
    private const int DeepestBody = 6;
    private static readonly TokenKind[] Powerless =
        [TokenKind.None, TokenKind.Garbage, TokenKind.Expired, TokenKind.WrongKey, TokenKind.Unsigned, TokenKind.WithoutRole];

    private static readonly TokenKind[] Powerful =
        [
            TokenKind.Officer, TokenKind.Legal, TokenKind.DelegateOfFrance, TokenKind.Administrator, TokenKind.Auditor,
            TokenKind.Observer, TokenKind.AuthorityOfFrance,
        ];

    private static readonly string[] OtherMethods = ["PUT", "DELETE", "PATCH", "TRACE", "BREW", "HEAD", "OPTIONS"];
    private readonly string[] _references = [.. references.Values];

    /// <summary>One of them; the same for the same number.</summary>
    public (Operation Operation, HttpRequestMessage Request) Make(int number)
    {
        var random = new Random(unchecked((seed * 486_187_739) + number));
        var operation = api.Operations[number % api.Operations.Count];
        var method = random.Next(25) == 0 ? OtherMethods[random.Next(OtherMethods.Length)] : operation.Method;
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address(operation, random), UriKind.Relative));
        var token = random.Next(3) == 0 ? Powerless[random.Next(Powerless.Length)] : Powerful[random.Next(Powerful.Length)];
        if (method == "POST")
        {
            Fill(request, operation, random, mayBeSound: Powerless.Contains(token)
                && operation.Path.StartsWith("/api/", StringComparison.Ordinal));
        }

        foreach (var (place, name, _) in operation.Parameters)
        {
            if (place == "header" && random.Next(2) == 0)
            {
                request.Headers.TryAddWithoutValidation(name, HeaderValue(name, random));
            }
        }

        if (authorizations.For(token) is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return (operation, request);
    }

    private string Address(Operation operation, Random random)
    {
        var path = operation.Path;
        var query = new List<string>();
        foreach (var (place, name, schema) in operation.Parameters)
        {
            if (place == "path")
            {
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(PathValue(schema, random)));
            }
            else if (place == "query" && random.Next(2) == 0)
            {
                query.Add($"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Sound(schema, random, 0)?.ToString() ?? "")}");
                if (random.Next(3) == 0)
                {
                    query[^1] = $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(Pick(Hostile.Texts, random))}";
                }
            }
        }

        if (random.Next(12) == 0)
        {
            query.Add($"{Uri.EscapeDataString(Pick(Hostile.Texts, random))}={Uri.EscapeDataString(Pick(Hostile.Texts, random))}");
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private string PathValue(JsonObject schema, Random random)
        => random.Next(3) == 0 ? Pick(Hostile.Texts, random)
            : schema["enum"] is not null || (string?)schema["type"] == "integer" ? Sound(schema, random, 0)!.ToString()
            : Pick(_references, random);

    private static string HeaderValue(string name, Random random) => random.Next(4) switch
    {
        0 => new string([.. Pick(Hostile.Texts, random).Where(c => c is >= ' ' and <= '~')]),
        1 => name.Contains("Since", StringComparison.Ordinal) ? "Sat, 01 Jan 2000 00:00:00 GMT" : "\"1\"",
        2 => name == "Range"
            ? Pick(["bytes=0-9", "bytes=-0", "bytes=99999999-", "lines=0-1", "bytes=9-0", "bytes=0-1,3-4"], random)
            : "*",
        _ => "\"4711\", W/\"1\"",
    };

    private void Fill(HttpRequestMessage request, Operation operation, Random random, bool mayBeSound)
    {
        var body = operation.Body is null ? new JsonObject() : Sound(operation.Body, random, 0) ?? new JsonObject();
        for (var mutation = random.Next(4); mutation > 0; mutation--)
        {
            Mutate(body, random);
        }

        var contentType = "application/json";
        byte[] bytes;
        switch (mayBeSound ? random.Next(5) : random.Next(4))
        {
            case 0:
                // Breaks off.
                var text = Encoding.UTF8.GetBytes(body.ToJsonString());
                bytes = text[..random.Next(1, text.Length)];
                break;
            case 1:
                bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
                contentType = Pick(
                    [
                        "text/plain", "application/xml", "application/json; charset=utf-16",
                        "application/x-www-form-urlencoded", "application/grpc",
                    ],
                    random);
                break;
            case 2:
                bytes = [.. Encoding.UTF8.GetBytes(body.ToJsonString()), 0xC3, 0x28];
                break;
            case 3:
                // A member that nobody knows is refused by the gateway, whatever else there is.
                var poisoned = body as JsonObject ?? new JsonObject();
                poisoned[Pick(["foo_bar", "_x", "__proto__", "\u0000", "toString"], random)] = Hostile.Value(random);
                bytes = Encoding.UTF8.GetBytes(poisoned.ToJsonString());
                break;
            default:
                bytes = Encoding.UTF8.GetBytes(body.ToJsonString());
                break;
        }

        request.Content = new ByteArrayContent(bytes);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
    }

    private static void Mutate(JsonNode body, Random random)
    {
        if (body is JsonObject members && members.Count > 0)
        {
            var (name, value) = members.ToList()[random.Next(members.Count)];
            if (value is JsonObject or JsonArray && random.Next(3) > 0)
            {
                Mutate(value, random);
            }
            else if (random.Next(4) == 0)
            {
                members.Remove(name);
            }
            else
            {
                members[name] = Hostile.Value(random);
            }
        }
        else if (body is JsonArray { Count: > 0 } items)
        {
            items[random.Next(items.Count)] = Hostile.Value(random);
        }
    }

    private JsonNode? Sound(JsonNode schema, Random random, int depth)
    {
        var described = api.Resolve(schema);
        if (described["enum"] is JsonArray words)
        {
            return words[random.Next(words.Count)]!.DeepClone();
        }

        if (described["oneOf"] is JsonArray alternatives)
        {
            return Sound(alternatives[random.Next(alternatives.Count)]!, random, depth + 1);
        }

        var type = described["type"] is JsonArray several
            ? (string?)several.FirstOrDefault(t => (string?)t != "null")
            : (string?)described["type"];
        return type switch
        {
            "object" => new JsonObject((described["properties"]?.AsObject() ?? [])
                .Where(_ => depth < DeepestBody && random.Next(8) > 0)
                .Select(member => KeyValuePair.Create(member.Key, Sound(member.Value!, random, depth + 1)))),
            "array" => new JsonArray([.. Enumerable.Range(0, depth < DeepestBody ? random.Next(3) : 0)
                .Select(_ => Sound(described["items"]!, random, depth + 1))]),
            "integer" => random.Next(4) == 0 ? Pick([-1L, 0L, int.MaxValue, long.MaxValue], random) : random.Next(1, 5),
            "boolean" => random.Next(2) == 0,
            _ => (string?)described["format"] switch
            {
                "date" => "2026-11-01",
                "date-time" => "2027-01-01T00:00:00Z",
                "byte" => "AAAA",
                _ => random.Next(2) == 0 ? Pick(_references, random) : "Aurelia Nimbus",
            },
        };
    }

    private static T Pick<T>(IReadOnlyList<T> values, Random random) => values[random.Next(values.Count)];
}
