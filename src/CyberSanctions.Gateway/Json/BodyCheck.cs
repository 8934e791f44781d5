using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// Compares a JSON body with the record it is to become, and names everything that is wrong by its
/// field. The serializer has the same rules but stops at the first, and does not always say which.
/// </summary>
internal sealed class BodyCheck(JsonSerializerOptions options)
{
    /// <summary>Name of the field when the body as a whole is wrong.</summary>
    public const string WholeBody = "body";

    // A list of problems is for a person; a body full of them says the same after this many.
    private const int MostProblems = 50;
    private const int LongestName = 100;

    private readonly List<FieldProblem> _problems = [];

    /// <summary>What is wrong; nothing when the element can become a <paramref name="type"/>.</summary>
    public static IReadOnlyList<FieldProblem> Problems(JsonElement element, Type type, JsonSerializerOptions options)
    {
        var check = new BodyCheck(options);
        check.Value(element, options.GetTypeInfo(type), "");
        return check._problems;
    }

    private void Value(JsonElement element, JsonTypeInfo type, string path)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                Members(element, type, path);
                break;
            case JsonTypeInfoKind.Object:
                Add(path, "Must be an object.");
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                Items(element, options.GetTypeInfo(type.ElementType!), path);
                break;
            case JsonTypeInfoKind.Enumerable:
                Add(path, "Must be a list.");
                break;
            default:
                Single(element, type, path);
                break;
        }
    }

    private void Members(JsonElement element, JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (_problems.Count >= MostProblems)
            {
                return;
            }

            if (TextOf(() => member.Name) is not { } name)
            {
                Add(path, "Holds a member whose name is no Unicode text.");
                continue;
            }

            var field = path.Length == 0 ? name : $"{path}.{name}";
            var property = type.Properties.FirstOrDefault(p => p.Name == name);
            if (property is null)
            {
                Add(field, "Is not known here.");
            }
            else if (!seen.Add(name))
            {
                Add(field, "Is there more than once.");
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Value(member.Value, options.GetTypeInfo(property.PropertyType), field);
            }
            else if (!property.IsSetNullable || IsRequired(property, element))
            {
                Add(field, "Must not be null.");
            }
        }

        foreach (var missing in type.Properties.Where(p => IsRequired(p, element) && !seen.Contains(p.Name)))
        {
            Add(path.Length == 0 ? missing.Name : $"{path}.{missing.Name}", "Is required.");
        }
    }

    // A member that is null is not there.
    private static bool IsRequired(JsonPropertyInfo property, JsonElement element)
    {
        return property.IsRequired || (UnlessOf(property) is { } unless && !unless.Others.Any(IsThere));

        bool IsThere(string other) => element.TryGetProperty(other, out var value) && value.ValueKind != JsonValueKind.Null;
    }

    private static RequiredUnlessAttribute? UnlessOf(JsonPropertyInfo property)
        => (RequiredUnlessAttribute?)property.AttributeProvider?
            .GetCustomAttributes(typeof(RequiredUnlessAttribute), inherit: true).SingleOrDefault();

    private void Items(JsonElement element, JsonTypeInfo item, string path)
    {
        var index = 0;
        foreach (var value in element.EnumerateArray())
        {
            if (_problems.Count >= MostProblems)
            {
                return;
            }

            var field = $"{path}[{index++}]";
            if (value.ValueKind == JsonValueKind.Null)
            {
                Add(field, "Must not be null.");
            }
            else
            {
                Value(value, item, field);
            }
        }
    }

    private void Single(JsonElement element, JsonTypeInfo type, string path)
    {
        // The decoder knows best what is Unicode: "\ud800" alone is not, nor are bytes that are no UTF-8.
        if (element.ValueKind == JsonValueKind.String && TextOf(() => element.GetString()) is null)
        {
            Add(path, "Is no Unicode text: it holds an unpaired surrogate or bytes that are not UTF-8.");
            return;
        }

        try
        {
            element.Deserialize(type);
        }
        catch (JsonException exception)
        {
            Add(path, Describe(type.Type, exception));
        }
        catch (InvalidOperationException)
        {
            Add(path, "Is no Unicode text.");
        }
    }

    private static string Describe(Type type, JsonException exception)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? "Must be a text."
            : plain == typeof(bool) ? "Must be true or false."
            : plain == typeof(int) || plain == typeof(long) ? "Must be a whole number."
            : plain == typeof(byte[]) ? "Must be base64."
            : plain == typeof(DateOnly) ? "Must be a date of the calendar, written like 2020-07-30."
            : exception.Message;
    }

    private static string? TextOf(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Add(string path, string description)
    {
        var field = path.Length == 0 ? WholeBody : path;
        _problems.Add(new FieldProblem(field.Length > LongestName ? field[..LongestName] : field, description));
    }
}
