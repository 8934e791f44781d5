using System.Buffers.Binary;
using System.Numerics;

namespace CyberSanctions.Contracts.Kinds.Crypto;

/// <summary>
/// Keccak-256 as Ethereum and Monero took it over before NIST made SHA-3 of it: the same permutation (FIPS 202), another padding.
/// .NET has SHA-3 alone.
/// </summary>
internal static class Keccak256
{
    private const int Lanes = 25;
    private const int Rounds = 24;
    private const int Rate = 136;
    private const int Length = 32;

    private static readonly ulong[] Iota = MakeIota();

    public static byte[] Of(ReadOnlySpan<byte> data)
    {
        var state = new ulong[Lanes];
        var block = new byte[Rate];
        for (; data.Length >= Rate; data = data[Rate..])
        {
            Absorb(state, data[..Rate]);
        }

        data.CopyTo(block);
        block[data.Length] = 0x01; // SHA-3 has 0x06 here
        block[^1] |= 0x80;
        Absorb(state, block);
        var hash = new byte[Length];
        for (var lane = 0; lane < Length / 8; lane++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(lane * 8), state[lane]);
        }

        return hash;
    }

    private static void Absorb(ulong[] state, ReadOnlySpan<byte> block)
    {
        for (var lane = 0; lane < Rate / 8; lane++)
        {
            state[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(lane * 8)..]);
        }

        foreach (var iota in Iota)
        {
            Permute(state, iota);
        }
    }

    // FIPS 202, section 3.2: theta, rho, pi, chi, iota. The lane (x, y) is at x + 5y.
    private static void Permute(ulong[] state, ulong iota)
    {
        var column = new ulong[5];
        for (var x = 0; x < 5; x++)
        {
            column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        }

        for (var at = 0; at < Lanes; at++)
        {
            state[at] ^= column[(at + 4) % 5] ^ BitOperations.RotateLeft(column[(at + 1) % 5], 1);
        }

        var (moved, x1, y1) = (new ulong[Lanes], 1, 0);
        moved[0] = state[0];
        for (var step = 0; step < Rounds; step++)
        {
            var (from, turn) = (x1 + (5 * y1), (step + 1) * (step + 2) / 2);
            (x1, y1) = (y1, ((2 * x1) + (3 * y1)) % 5);
            moved[x1 + (5 * y1)] = BitOperations.RotateLeft(state[from], turn);
        }

        for (var at = 0; at < Lanes; at++)
        {
            var row = at - (at % 5);
            state[at] = moved[at] ^ (~moved[row + ((at + 1) % 5)] & moved[row + ((at + 2) % 5)]);
        }

        state[0] ^= iota;
    }

    // FIPS 202, algorithms 5 and 6: the bits come from a shift register.
    private static ulong[] MakeIota()
    {
        var (constants, register) = (new ulong[Rounds], 1);
        for (var round = 0; round < Rounds; round++)
        {
            for (var bit = 0; bit <= 6; bit++)
            {
                constants[round] |= (ulong)(register & 1) << ((1 << bit) - 1);
                register = (register << 1) ^ ((register >> 7) * 0x171);
            }
        }

        return constants;
    }
}
