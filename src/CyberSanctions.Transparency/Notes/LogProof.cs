using System.Text;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Notes;

/// <summary>That an entry is in a log, to be checked without the log (C2SP tlog-proof).</summary>
/// <param name="Index">Which entry; 0 is the first.</param>
/// <param name="Path">From the hash beside it to the one below the root.</param>
/// <param name="Checkpoint">Of the tree, with its signatures.</param>
public sealed record LogProof(long Index, IReadOnlyList<TreeHash> Path, Note Checkpoint)
{
    private const string FirstLine = "c2sp.org/tlog-proof@v1";
    private const int LongestPath = 63;

    /// <summary>
    /// What goes with it: whoever vouches for the entry vouches for nothing here, unless it hashes to the entry. Empty: nothing
    /// does.
    /// </summary>
    public ReadOnlyMemory<byte> Extra { get; init; }

    /// <summary>Reads one.</summary>
    public static LogProof Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\n\n"u8);
        if (end < 0)
        {
            throw new MalformedLogException("This is no proof of a log.");
        }

        var lines = new Queue<string>(Encoding.UTF8.GetString(bytes[..end]).Split('\n'));
        if (lines.Dequeue() != FirstLine)
        {
            throw new MalformedLogException($"A proof begins with the line {FirstLine}.");
        }

        byte[] extra = [];
        if (lines.TryPeek(out var second) && second.StartsWith("extra ", StringComparison.Ordinal))
        {
            extra = Base64Text.Read(lines.Dequeue()["extra ".Length..]);
        }

        if (!lines.TryDequeue(out var index) || !index.StartsWith("index ", StringComparison.Ordinal)
            || lines.Count > LongestPath)
        {
            throw new MalformedLogException("A proof names the place of its entry, and at most 63 hashes.");
        }

        return new LogProof(
            DecimalText.Read(index["index ".Length..]), [.. lines.Select(TreeHash.Parse)], Note.Parse(bytes[(end + 2)..]))
        {
            Extra = extra,
        };
    }

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes()
        => [
            .. Encoding.UTF8.GetBytes(
                $"{FirstLine}\n{ExtraLine}index {DecimalText.Write(Index)}\n{string.Concat(Path.Select(hash => $"{hash}\n"))}\n"),
            .. Checkpoint.ToBytes(),
        ];

    private string ExtraLine => Extra.Length > 0 ? $"extra {Convert.ToBase64String(Extra.Span)}\n" : "";
}
