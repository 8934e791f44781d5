namespace CyberSanctions.Publication.Artifacts;

/// <summary>The JSON Schema (draft 2020-12) of list.json as it is written today.</summary>
internal static class ListSchema
{
    private const string Name = "cybersanctions-list-3.schema.json";

    /// <summary>Where it is published. The name has the format's number: another format has another schema.</summary>
    public const string Path = $"/lists/schema/{Name}";

    public const string MediaType = "application/schema+json";

    public static byte[] Bytes { get; } = Read();

    private static byte[] Read()
    {
        using var resource = typeof(ListSchema).Assembly.GetManifestResourceStream(Name)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
