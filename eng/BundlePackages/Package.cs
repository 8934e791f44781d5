using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace CyberSanctions.Eng.BundlePackages;

/// <summary>One library of the bundle, as the package that it once came from.</summary>
/// <param name="Files">Contents by path inside the package, such as <c>lib/net10.0/Grpc.Net.Client.dll</c>.</param>
/// <param name="NeedsAspNetCore">Whether its assemblies refer to the ASP.NET Core shared framework.</param>
internal sealed record Package(
    string Id,
    string Version,
    IReadOnlyDictionary<string, byte[]> Files,
    IReadOnlyList<Dependency> Dependencies,
    bool NeedsAspNetCore)
{
    // The same input must give the same bytes: NuGet caches a package by id and version alone.
    private static readonly DateTimeOffset Timestamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// <c>deps.json</c> does not mention what the shared frameworks brought along, so that is read from the assemblies.
    /// One that refers to Microsoft.Extensions.* asks for the whole ASP.NET Core framework, where the original asked for
    /// single packages: a curated feed has some of those in one version and some in another, which NuGet refuses (NU1605).
    /// </summary>
    public static Package From(DependencyGraph.Node node, SingleFileBundle bundle, IReadOnlySet<string> aspNetCore)
    {
        var files = node.RuntimeFiles.ToDictionary(path => path, path => bundle.ReadFile(Path.GetFileName(path)), StringComparer.Ordinal);
        var needsAspNetCore = files.Values.SelectMany(ReferencedAssemblies).Any(aspNetCore.Contains);
        return new Package(node.Id, node.Version, files, node.Dependencies, needsAspNetCore);
    }

    public void WriteTo(string folder)
    {
        using var stream = File.Create(Path.Combine(folder, $"{Id}.{Version}.nupkg"));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        Add(zip, $"{Id}.nuspec", Encoding.UTF8.GetBytes(Nuspec().ToString()));
        foreach (var (path, content) in Files)
        {
            Add(zip, path, content);
        }

        if (Files.Count == 0)
        {
            // NuGet's sign for "compatible with this framework, and nothing to reference": a meta package.
            Add(zip, $"lib/{Framework}/_._", []);
        }
    }

    private string Framework => Files.Keys.Select(path => path.Split('/')[1]).FirstOrDefault() ?? "net10.0";

    private static IEnumerable<string> ReferencedAssemblies(byte[] assembly)
    {
        using var pe = new PEReader(new MemoryStream(assembly));
        var metadata = pe.GetMetadataReader();
        return metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .ToList();
    }

    private XElement Nuspec()
    {
        XNamespace ns = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
        return new XElement(ns + "package", new XElement(ns + "metadata",
            new XElement(ns + "id", Id),
            new XElement(ns + "version", Version),
            new XElement(ns + "authors", "the authors of " + Id),
            new XElement(ns + "description", $"{Id} {Version}, unmodified, as carried by the Aspire CLI; wrapped locally for a feed that lacks it."),
            new XElement(ns + "dependencies", new XElement(ns + "group", new XAttribute("targetFramework", Framework),
                Dependencies.Select(d => new XElement(ns + "dependency", new XAttribute("id", d.Id), new XAttribute("version", d.Version))))),
            NeedsAspNetCore
                ? new XElement(ns + "frameworkReferences", new XElement(ns + "group", new XAttribute("targetFramework", Framework),
                    new XElement(ns + "frameworkReference", new XAttribute("name", "Microsoft.AspNetCore.App"))))
                : null));
    }

    private static void Add(ZipArchive zip, string path, byte[] content)
    {
        var entry = zip.CreateEntry(path);
        entry.LastWriteTime = Timestamp;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
