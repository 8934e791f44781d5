using System.Text;

namespace CyberSanctions.Transparency.Notes;

/// <summary>
/// What a witness signs: the time, and the whole text of the checkpoint (C2SP tlog-cosignature, <c>cosignature/v1</c>).
/// </summary>
internal static class Cosignatures
{
    /// <summary>Bytes of one: when, and an Ed25519 signature.</summary>
    public const int Length = 8 + 64;

    public static byte[] Message(string text, long seconds)
        => Encoding.UTF8.GetBytes($"cosignature/v1\ntime {DecimalText.Write(seconds)}\n{text}");
}
