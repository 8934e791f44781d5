using System.Text;
using CyberSanctions.Transparency.Notes;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Witnessing;

/// <summary>What a log sends to a witness (C2SP tlog-witness): a checkpoint, and how it follows from the one before.</summary>
/// <param name="Old">The size that the witness has seen, as far as the log knows.</param>
/// <param name="Proof">That the tree of that size is the beginning of this one.</param>
/// <param name="Checkpoint">Signed by the log.</param>
public sealed record AddCheckpoint(long Old, IReadOnlyList<TreeHash> Proof, Note Checkpoint)
{
    private const int LongestProof = 63;

    /// <summary>Reads one.</summary>
    public static AddCheckpoint Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        if (end < 0 || Encoding.UTF8.GetString(bytes[..end]).Split('\n') is not [var old, .. { Length: <= LongestProof } proof]
            || !old.StartsWith("old ", StringComparison.Ordinal))
        {
            throw new MalformedLogException("This is no checkpoint for a witness.");
        }

        return new(
            DecimalText.Read(old["old ".Length..]), [.. proof.Select(TreeHash.Parse)], Note.Parse(bytes[(end + 2)..]));
    }

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes()
        => [
            .. Encoding.UTF8.GetBytes($"old {DecimalText.Write(Old)}\n{string.Concat(Proof.Select(hash => $"{hash}\n"))}\n"),
            .. Checkpoint.ToBytes(),
        ];
}
