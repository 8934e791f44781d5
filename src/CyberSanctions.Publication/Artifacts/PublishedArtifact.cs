namespace CyberSanctions.Publication.Artifacts;

/// <summary>A file of a list version, without its bytes.</summary>
/// <param name="Name">For example <c>list.json</c>.</param>
/// <param name="MediaType">As in Content-Type.</param>
/// <param name="Representations">One for each coding.</param>
internal sealed record PublishedArtifact(string Name, string MediaType, IReadOnlyList<Representation> Representations)
{
    /// <summary>The uncompressed file.</summary>
    public Representation Identity => In(ContentCoding.Identity);

    /// <summary>The representation in a coding.</summary>
    public Representation In(ContentCoding coding) => Representations.Single(representation => representation.Coding == coding);
}

/// <summary>A file in one content coding.</summary>
/// <param name="Coding">The coding.</param>
/// <param name="Bytes">Length of the encoded bytes.</param>
/// <param name="Sha256">Hash of the encoded bytes.</param>
internal sealed record Representation(ContentCoding Coding, long Bytes, byte[] Sha256)
{
    public string HexSha256 { get; } = Convert.ToHexStringLower(Sha256);

    /// <summary>Strong validator: these bytes and no others.</summary>
    public string ETag { get; } = $"\"{Convert.ToHexStringLower(Sha256)}\"";

    /// <summary>
    /// Value of Repr-Digest (RFC 9530). The representation that it speaks of includes the content
    /// coding, so it differs between codings.
    /// </summary>
    public string ReprDigest { get; } = $"sha-256=:{Convert.ToBase64String(Sha256)}:";
}
