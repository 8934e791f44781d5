using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace CyberSanctions.Testing;

/// <summary>
/// Settings as docs/settings.md says them and as they are: each <c>| `key` | `what holds when it is not set` |</c>. Classes that
/// hold settings are those that say in which section they stand.
/// </summary>
public static class SettingsPage
{
    /// <summary>Those under a heading of the document.</summary>
    public static IEnumerable<string> InTheDocument(string heading)
        => File.ReadLines(Document())
            .SkipWhile(line => line != $"## {heading}")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|'))
            .Select(cells => $"|{cells[1]}|{cells[2]}|");

    /// <summary>Those that an assembly has.</summary>
    public static IEnumerable<string> Of(Assembly assembly)
        => assembly.GetTypes()
            .SelectMany(type => SectionsOf(type).SelectMany(section => Of(section, Activator.CreateInstance(type)!)));

    private static IEnumerable<string> SectionsOf(Type type)
        => (type.GetField("Section")?.GetRawConstantValue(), type.GetProperty("Sections")?.GetValue(null)) switch
        {
            (string section, _) => [section],
            (_, IEnumerable<string> sections) => sections,
            _ => [],
        };

    private static IEnumerable<string> Of(string section, object settings)
        => settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property =>
        {
            var name = property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name;
            var key = section.Length == 0 ? name : $"{section}:{name}";
            return property.GetValue(settings) switch
            {
                null or "" or System.Collections.ICollection { Count: 0 } => [$"| `{key}` | |"],
                bool value => [$"| `{key}` | `{(value ? "true" : "false")}` |"],
                IFormattable value => [$"| `{key}` | `{value.ToString(null, CultureInfo.InvariantCulture)}` |"],
                string value => [$"| `{key}` | `{value}` |"],
                var nested => Of(key, nested!),
            };
        });

    private static string Document([CallerFilePath] string here = "")
        => Path.Combine(Path.GetDirectoryName(here)!, "../../docs/settings.md");
}
