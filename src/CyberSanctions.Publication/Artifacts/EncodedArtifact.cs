using System.Security.Cryptography;

namespace CyberSanctions.Publication.Artifacts;

/// <summary>A file of a version that is about to be made, in every coding.</summary>
/// <param name="Kind">Which file.</param>
/// <param name="Codings">One for each coding.</param>
internal sealed record EncodedArtifact(ArtifactKind Kind, IReadOnlyList<EncodedBytes> Codings)
{
    /// <summary>The uncompressed file.</summary>
    public EncodedBytes Plain => Codings.Single(encoded => encoded.Coding == ContentCoding.Identity);

    /// <summary>Encodes a file, at as many cores as there are codings.</summary>
    public static EncodedArtifact Of(ArtifactKind kind, byte[] plain)
        => new(kind, [.. ContentCodings.All.AsParallel().AsOrdered().Select(coding => EncodedBytes.Of(coding, plain))]);
}

/// <summary>A file in one content coding.</summary>
/// <param name="Coding">The coding.</param>
/// <param name="Bytes">The encoded bytes.</param>
/// <param name="Sha256">Their hash.</param>
internal sealed record EncodedBytes(ContentCoding Coding, byte[] Bytes, byte[] Sha256)
{
    public static EncodedBytes Of(ContentCoding coding, byte[] plain)
    {
        var bytes = coding.Encode(plain);
        return new EncodedBytes(coding, bytes, SHA256.HashData(bytes));
    }
}
