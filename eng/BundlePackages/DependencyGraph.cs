using System.Text.Json.Nodes;

namespace CyberSanctions.Eng.BundlePackages;

/// <summary>
/// What a <c>deps.json</c> says of the packages that a program was built from. One entry looks like this:
/// <code>
///   "Grpc.Net.Client/2.80.0": {
///     "dependencies": { "Grpc.Net.Common": "2.80.0" },
///     "runtime": { "lib/net10.0/Grpc.Net.Client.dll": { "assemblyVersion": "2.0.0.0" } } }
/// </code>
/// It leaves out what the shared frameworks supply: <see cref="Package"/> puts that back.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.OrdinalIgnoreCase);

    public DependencyGraph(byte[] depsJson)
    {
        var root = JsonNode.Parse(depsJson)!;
        var target = root["runtimeTarget"]!["name"]!.GetValue<string>();
        foreach (var (key, value) in root["targets"]![target]!.AsObject())
        {
            var (id, version) = key.Split('/') is [var left, var right]
                ? (left, right)
                : throw new InvalidDataException($"Not an id and a version: {key}");
            _nodes.Add(id, new Node(
                id,
                version,
                [.. value!["runtime"]?.AsObject().Select(file => file.Key) ?? []],
                [.. value["dependencies"]?.AsObject().Select(d => new Dependency(d.Key, d.Value!.GetValue<string>())) ?? []]));
        }
    }

    /// <summary>The simple names of the assemblies in the ASP.NET Core shared framework.</summary>
    public IReadOnlySet<string> AspNetCoreAssemblies =>
        _nodes.Values.Single(node => node.Id.StartsWith("runtimepack.Microsoft.AspNetCore.App.Runtime.", StringComparison.Ordinal))
            .RuntimeFiles.Select(file => Path.GetFileNameWithoutExtension(file)!)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>The named packages and all that they depend on, in a stable order.</summary>
    public IEnumerable<Node> Closure(IEnumerable<string> ids)
    {
        var found = new SortedDictionary<string, Node>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(ids);
        while (open.TryPop(out var id))
        {
            if (!_nodes.TryGetValue(id, out var node))
            {
                throw new InvalidDataException($"The program was not built with {id}.");
            }

            if (found.TryAdd(id, node))
            {
                foreach (var dependency in node.Dependencies)
                {
                    open.Push(dependency.Id);
                }
            }
        }

        return found.Values;
    }

    internal sealed record Node(string Id, string Version, IReadOnlyList<string> RuntimeFiles, IReadOnlyList<Dependency> Dependencies);
}

internal sealed record Dependency(string Id, string Version);
