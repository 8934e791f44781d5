using System.Runtime.CompilerServices;
using CyberSanctions.Journal.Consuming;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Testing;

/// <summary>
/// Who follows which journal for what, as docs/journal.md says it and as it is. A line that changes is to be thought about: what
/// a consumer has passed over it will not hear any more.
/// </summary>
public static class Consumers
{
    /// <summary>Those of a service in the document: <c>| voting | `council` | `BallotDecided` |</c>.</summary>
    public static IEnumerable<string> InTheDocument(string service)
        => File.ReadLines(Document())
            .Where(line => line.StartsWith($"| {service} |", StringComparison.Ordinal))
            .Select(line => line[$"| {service} ".Length..]);

    /// <summary>Those that a service has.</summary>
    public static IEnumerable<string> Of(IServiceProvider services)
        => services.GetServices<HandlerTable>().Select(table =>
            $"| {table.Source} | `{table.Consumer}` | {string.Join(", ", table.EventTypes.Select(Name))} |");

    private static string Name(string eventType) => $"`{eventType.Split('.')[^1]}`";

    private static string Document([CallerFilePath] string here = "")
        => Path.Combine(Path.GetDirectoryName(here)!, "../../docs/journal.md");
}
