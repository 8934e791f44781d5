using System.Numerics;
using System.Runtime.InteropServices;

namespace CyberSanctions.Transparency.Tree;

/// <summary>A subtree all of whose leaves there are: 2^height of them, the one at this place among those of its height.</summary>
/// <param name="Height">0 is a leaf.</param>
/// <param name="Place">Its first leaf is the one at place · 2^height.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Subtree(int Height, long Place);

/// <summary>How RFC 6962, section 2.1, cuts a tree of any size into complete subtrees.</summary>
internal static class Shapes
{
    /// <summary>The largest power of two that is smaller than a number of leaves, of which there are at least two.</summary>
    public static long Split(long leaves) => 1L << BitOperations.Log2((ulong)(leaves - 1));

    /// <summary>Whether leaves from one to before another are a complete subtree.</summary>
    public static bool IsComplete(long from, long to, out Subtree subtree)
    {
        var leaves = to - from;
        var height = leaves > 0 ? BitOperations.Log2((ulong)leaves) : 0;
        subtree = new(height, from >> height);
        return leaves > 0 && BitOperations.IsPow2(leaves) && from % leaves == 0;
    }

    /// <summary>The complete subtrees of a tree, from the left: one for each bit of its size.</summary>
    public static IEnumerable<Subtree> Of(long size)
    {
        for (var (height, from) = (62, 0L); height >= 0; height--)
        {
            var leaves = 1L << height;
            if ((size & leaves) != 0)
            {
                yield return new(height, from >> height);
                from += leaves;
            }
        }
    }
}
