using System.Text;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Notes;

/// <summary>What a log was at some size (C2SP tlog-checkpoint): the text of a note.</summary>
/// <param name="Origin">Which log.</param>
/// <param name="Size">Leaves.</param>
/// <param name="Root">Of the tree.</param>
/// <param name="Extensions">More lines, which the log vouches for and nobody else.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root, IReadOnlyList<string> Extensions)
{
    /// <summary>Reads the text of a note.</summary>
    public static Checkpoint Parse(string text)
    {
        var lines = text.Split('\n');
        if (lines is not [{ Length: > 0 } origin, var size, var root, .. var extensions, ""]
            || extensions.Any(line => line.Length == 0))
        {
            throw new MalformedLogException("This is no checkpoint.");
        }

        var checkpoint = new Checkpoint(origin, DecimalText.Read(size), TreeHash.Parse(root), extensions);
        return checkpoint.Size > 0 || checkpoint.Root == TreeHash.OfNothing
            ? checkpoint
            : throw new MalformedLogException("A tree without leaves has one root only.");
    }

    /// <summary>Signs it.</summary>
    public Note Sign(params NoteSigner[] signers)
    {
        var text = ToString();
        return new Note(text, [.. signers.Select(signer => signer.Sign(text))]);
    }

    /// <summary>Its text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Origin).Append('\n').Append(DecimalText.Write(Size)).Append('\n')
            .Append(Root).Append('\n');
        foreach (var line in Extensions)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
