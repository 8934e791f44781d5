namespace CyberSanctions.Transparency.Tree;

/// <summary>
/// Makes proofs about a tree, as RFC 6962, sections 2.1.1 and 2.1.2, defines them, from the hashes of its complete subtrees.
/// </summary>
public static class Proofs
{
    /// <summary>The root of the tree that the first leaves make.</summary>
    /// <param name="hash">The hash of a complete subtree within them.</param>
    public static TreeHash Root(long size, Func<Subtree, TreeHash> hash)
        => size == 0 ? TreeHash.OfNothing : Of(0, size, hash);

    /// <summary>That a leaf is in the tree: from the hash beside it to the one below the root.</summary>
    /// <param name="index">Of the leaf; 0 is the first.</param>
    /// <param name="size">Of the tree.</param>
    /// <param name="hash">The hash of a complete subtree in it.</param>
    public static IReadOnlyList<TreeHash> Inclusion(long index, long size, Func<Subtree, TreeHash> hash)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var proof = new List<TreeHash>();
        var (from, to) = (0L, size);
        while (to - from > 1)
        {
            var middle = from + Shapes.Split(to - from);
            (var other, from, to) = index < middle ? ((middle, to), from, middle) : ((from, middle), middle, to);
            proof.Add(Of(other.Item1, other.Item2, hash));
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>The subtrees whose hashes a proof of inclusion takes.</summary>
    public static IReadOnlyList<Subtree> NeededForInclusion(long index, long size)
    {
        var needed = new List<Subtree>();
        Inclusion(index, size, subtree =>
        {
            needed.Add(subtree);
            return default;
        });
        return needed;
    }

    /// <summary>That the tree of some leaves is the beginning of a larger one.</summary>
    /// <param name="old">Leaves of the smaller tree; none: nothing is to be proved.</param>
    /// <param name="size">Leaves of the larger one.</param>
    /// <param name="hash">The hash of a complete subtree in the larger one.</param>
    public static IReadOnlyList<TreeHash> Consistency(long old, long size, Func<Subtree, TreeHash> hash)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(old);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(old, size);
        var proof = new List<TreeHash>();
        if (old == 0 || old == size)
        {
            return proof;
        }

        var (from, to, whole) = (0L, size, true);
        while (to != old)
        {
            var middle = from + Shapes.Split(to - from);
            if (old <= middle)
            {
                proof.Add(Of(middle, to, hash));
                to = middle;
            }
            else
            {
                proof.Add(Of(from, middle, hash));
                (from, whole) = (middle, false);
            }
        }

        // The smaller tree itself is known to whoever asks, unless only a part of it is the last subtree.
        if (!whole)
        {
            proof.Add(Of(from, to, hash));
        }

        proof.Reverse();
        return proof;
    }

    private static TreeHash Of(long from, long to, Func<Subtree, TreeHash> hash)
    {
        if (Shapes.IsComplete(from, to, out var subtree))
        {
            return hash(subtree);
        }

        var middle = from + Shapes.Split(to - from);
        return TreeHash.OfNode(Of(from, middle, hash), Of(middle, to, hash));
    }
}
