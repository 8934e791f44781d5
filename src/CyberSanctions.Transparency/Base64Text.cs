namespace CyberSanctions.Transparency;

/// <summary>
/// Base64 (RFC 4648, section 4) in its one canonical form: no spaces, no missing padding, no bits that say nothing.
/// </summary>
internal static class Base64Text
{
    public static byte[] Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes, 0, length) == text
            ? bytes[..length]
            : throw new MalformedLogException("This is not base64.");
    }
}
