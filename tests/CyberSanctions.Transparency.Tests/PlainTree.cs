using Org.BouncyCastle.Crypto.Digests;

namespace CyberSanctions.Transparency.Tests;

/// <summary>
/// RFC 6962, section 2.1, written down as it stands there: recursive, on bytes, with another SHA-256. Nothing of what is tested
/// is in it.
/// </summary>
internal static class PlainTree
{
    public static byte[] Root(byte[][] entries) => entries.Length switch
    {
        0 => Sha256([]),
        1 => Sha256([0, .. entries[0]]),
        _ => Sha256([1, .. Root(entries[..K(entries.Length)]), .. Root(entries[K(entries.Length)..])]),
    };

    public static IEnumerable<byte[]> Path(int m, byte[][] entries)
    {
        var n = entries.Length;
        if (n == 1)
        {
            return [];
        }

        var k = K(n);
        return m < k ? [.. Path(m, entries[..k]), Root(entries[k..])] : [.. Path(m - k, entries[k..]), Root(entries[..k])];
    }

    public static IEnumerable<byte[]> Proof(int m, byte[][] entries) => SubProof(m, entries, true);

    private static IEnumerable<byte[]> SubProof(int m, byte[][] entries, bool whole)
    {
        var n = entries.Length;
        if (m == n)
        {
            return whole ? [] : [Root(entries)];
        }

        var k = K(n);
        return m <= k
            ? [.. SubProof(m, entries[..k], whole), Root(entries[k..])]
            : [.. SubProof(m - k, entries[k..], false), Root(entries[..k])];
    }

    private static int K(int n)
    {
        var k = 1;
        while (2 * k < n)
        {
            k *= 2;
        }

        return k;
    }

    public static byte[] Sha256(byte[] bytes)
    {
        var digest = new Sha256Digest();
        digest.BlockUpdate(bytes, 0, bytes.Length);
        var hash = new byte[32];
        digest.DoFinal(hash, 0);
        return hash;
    }
}
