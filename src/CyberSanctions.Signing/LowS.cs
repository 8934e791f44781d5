using System.Globalization;
using System.Numerics;

namespace CyberSanctions.Signing;

/// <summary>
/// With a signature (r, s) of ECDSA anybody can write down a second one, (r, n - s), that holds as well. Where there must be
/// one only, it is the one whose s is at most n / 2.
/// </summary>
public static class LowS
{
    // The order of P-256: NIST SP 800-186, 3.2.1.3.
    private static readonly BigInteger Order = BigInteger.Parse(
        "0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
        NumberStyles.HexNumber,
        CultureInfo.InvariantCulture);

    /// <summary>Whether a signature (r and s, 32 bytes each) is that one.</summary>
    public static bool Is(ReadOnlySpan<byte> signature) => signature.Length == 64 && S(signature) <= Order / 2;

    /// <summary>The one that is, of a signature and its twin.</summary>
    public static byte[] Of(byte[] signature)
    {
        if (!Is(signature))
        {
            var s = (Order - S(signature)).ToByteArray(isUnsigned: true, isBigEndian: true);
            signature.AsSpan(32).Clear();
            s.CopyTo(signature, 64 - s.Length);
        }

        return signature;
    }

    private static BigInteger S(ReadOnlySpan<byte> signature) => new(signature[32..], isUnsigned: true, isBigEndian: true);
}
