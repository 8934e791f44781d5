namespace CyberSanctions.Attribution.Stix;

/// <summary>How much a bundle may hold.</summary>
internal static class StixLimits
{
    /// <summary>Bytes of a bundle.</summary>
    public const int Bundle = 20 * 1024 * 1024;

    /// <summary>Bytes of an object.</summary>
    public const int Object = 1024 * 1024;

    /// <summary>Objects of a bundle.</summary>
    public const int Objects = 10_000;

    /// <summary>Lists and objects within one another, the bundle itself among them.</summary>
    public const int Depth = 30;

    /// <summary>Characters of an id: with so many of them the answer to an import still fits into a message.</summary>
    public const int Id = 120;

    /// <summary>Characters that the answer to an import has for reasons.</summary>
    public const int Reasons = 1024 * 1024;
}
