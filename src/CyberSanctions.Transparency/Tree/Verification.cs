namespace CyberSanctions.Transparency.Tree;

/// <summary>Checks proofs, as RFC 9162, sections 2.1.3.2 and 2.1.4.2, has it: without the tree, and without recursion.</summary>
public static class Verification
{
    /// <summary>Whether a leaf is in the tree that a root is of.</summary>
    public static bool IsIncluded(
        TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> proof, TreeHash root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (place, last, hash) = (index, size - 1, leaf);
        foreach (var beside in proof)
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                hash = TreeHash.OfNode(beside, hash);
                while ((place & 1) == 0 && place != 0)
                {
                    (place, last) = (place >> 1, last >> 1);
                }
            }
            else
            {
                hash = TreeHash.OfNode(hash, beside);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree of one root is the beginning of that of another one.</summary>
    public static bool IsConsistent(
        long old, TreeHash oldRoot, long size, TreeHash root, IReadOnlyList<TreeHash> proof)
    {
        if (old < 0 || old > size)
        {
            return false;
        }

        if (old == 0 || old == size)
        {
            return proof.Count == 0 && (old == size ? oldRoot == root : oldRoot == TreeHash.OfNothing)
                && (old > 0 || oldRoot == TreeHash.OfNothing);
        }

        var (place, last) = (old - 1, size - 1);
        while ((place & 1) == 1)
        {
            (place, last) = (place >> 1, last >> 1);
        }

        // The smaller tree is a complete subtree of the larger one: then its root is the first hash, and not said again.
        var rest = proof.AsEnumerable();
        var first = oldRoot;
        if (place != 0)
        {
            if (proof.Count == 0)
            {
                return false;
            }

            (first, rest) = (proof[0], proof.Skip(1));
        }

        var (smaller, larger) = (first, first);
        foreach (var hash in rest)
        {
            if (last == 0)
            {
                return false;
            }

            if ((place & 1) == 1 || place == last)
            {
                (smaller, larger) = (TreeHash.OfNode(hash, smaller), TreeHash.OfNode(hash, larger));
                while ((place & 1) == 0 && place != 0)
                {
                    (place, last) = (place >> 1, last >> 1);
                }
            }
            else
            {
                larger = TreeHash.OfNode(larger, hash);
            }

            (place, last) = (place >> 1, last >> 1);
        }

        return last == 0 && smaller == oldRoot && larger == root;
    }
}
