using CyberSanctions.Transparency.Tiles;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Tests;

/// <summary>Roots and proofs, beside RFC 6962 written down once more and beside values that others have published.</summary>
public sealed class TreeTests
{
    // Of the eight entries that logs of certificates are tested with.
    private static readonly string[] KnownEntries =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] KnownRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void Roots_OfTheEntriesThatEverybodyTestsWith_AreTheKnownOnes()
    {
        var edge = GrowingEdge.Of(0, _ => default);
        Assert.Equal(KnownRoots[0], Hex(edge.Root));
        foreach (var (place, entry) in KnownEntries.Index())
        {
            edge.Append(TreeHash.OfLeaf(Convert.FromHexString(entry)));
            Assert.Equal(KnownRoots[place + 1], Hex(edge.Root));
        }
    }

    [Fact]
    public void Proofs_OfAllTreesUpTo70Leaves_AreThoseOfTheStandard_AndVerify()
    {
        var log = new TestLog();
        log.Append(70);
        var entries = Enumerable.Range(0, 70).Select(number => TestLog.Entry(number)).ToArray();
        for (var size = 1; size <= 70; size++)
        {
            var (of, tree) = (entries[..size], log.At(size));
            var root = Proofs.Root(size, tree);
            Assert.Equal(Convert.ToHexStringLower(PlainTree.Root(of)), Hex(root));
            for (var index = 0; index < size; index++)
            {
                var proof = Proofs.Inclusion(index, size, tree);
                Assert.Equal(PlainTree.Path(index, of).Select(Convert.ToHexStringLower), proof.Select(Hex));
                Assert.True(Verification.IsIncluded(TreeHash.OfLeaf(of[index]), index, size, proof, root));
                Assert.False(Verification.IsIncluded(TreeHash.OfLeaf("another"u8), index, size, proof, root));
            }

            for (var old = 1; old <= size; old++)
            {
                var (proof, oldRoot) = (Proofs.Consistency(old, size, tree), Proofs.Root(old, log.At(old)));
                Assert.Equal(PlainTree.Proof(old, of).Select(Convert.ToHexStringLower), proof.Select(Hex));
                Assert.True(Verification.IsConsistent(old, oldRoot, size, root, proof));
            }
        }
    }

    // A proof proves one thing: not that of another place, another size, another root, nor with a hash more, less or changed.
    [Fact]
    public void Proofs_ThatAreNotQuiteRight_VerifyNothing()
    {
        var log = new TestLog();
        log.Append(40);
        for (var size = 1; size <= 40; size++)
        {
            var root = Proofs.Root(size, log.At(size));
            for (var index = 0; index < size; index++)
            {
                var (leaf, proof) = (TreeHash.OfLeaf(TestLog.Entry(index)), Proofs.Inclusion(index, size, log.At(size)));
                Assert.All(
                    Enumerable.Range(-1, size + 2).Where(other => other != index),
                    other => Assert.False(Verification.IsIncluded(leaf, other, size, proof, root)));
                Assert.All(Spoilt(proof), spoilt => Assert.False(Verification.IsIncluded(leaf, index, size, spoilt, root)));
            }

            for (var old = 0; old <= size; old++)
            {
                var (proof, oldRoot) = (Proofs.Consistency(old, size, log.At(size)), Proofs.Root(old, log.At(old)));
                Assert.All(Spoilt(proof), spoilt => Assert.False(Verification.IsConsistent(old, oldRoot, size, root, spoilt)));
                var other = TreeHash.OfLeaf("another"u8);
                Assert.False(Verification.IsConsistent(old, other, size, root, proof));
                Assert.Equal(old == 0, Verification.IsConsistent(old, oldRoot, size, other, proof));
                Assert.False(Verification.IsConsistent(size + 1, oldRoot, size, root, proof));
                Assert.False(Verification.IsConsistent(-1, oldRoot, size, root, proof));
            }
        }
    }

    [Fact]
    public void Consistency_FromNothing_IsEmpty_AndHoldsOnlyFromTheRootOfNothing()
    {
        var root = TreeHash.OfLeaf("an entry"u8);
        Assert.True(Verification.IsConsistent(0, TreeHash.OfNothing, 1, root, []));
        Assert.True(Verification.IsConsistent(0, TreeHash.OfNothing, 0, TreeHash.OfNothing, []));
        Assert.False(Verification.IsConsistent(0, TreeHash.OfNothing, 0, root, []));
        Assert.False(Verification.IsConsistent(0, root, 1, root, []));
        Assert.False(Verification.IsConsistent(0, TreeHash.OfNothing, 1, root, [root]));
    }

    private static IEnumerable<IReadOnlyList<TreeHash>> Spoilt(IReadOnlyList<TreeHash> proof)
    {
        var other = TreeHash.OfLeaf("no hash of the tree"u8);
        yield return [.. proof, other];
        yield return [other, .. proof];
        for (var place = 0; place < proof.Count; place++)
        {
            yield return [.. proof.Take(place), .. proof.Skip(place + 1)];
            yield return [.. proof.Take(place), other, .. proof.Skip(place + 1)];
        }

        if (proof.Count > 1)
        {
            yield return [.. proof.Reverse()];
        }
    }

    private static string Hex(TreeHash hash) => Convert.ToHexStringLower(hash.ToBytes());
}
