using System.Text;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>
/// What the first bytes of a content look like: IANA's name of it. Nothing is opened, unpacked or believed: it is a hint for
/// people, and no decision rests on it. Not what a name ends with, for anybody may choose that.
/// </summary>
/// <remarks>
/// The signatures are those of the formats' own specifications: PDF (ISO 32000, 7.5.2), PNG (RFC 2083, 3.1), JPEG (ITU-T T.81,
/// B.1), GIF89a, ZIP (APPNOTE 4.3.6), gzip (RFC 1952), bzip2, xz (file format 2.1.1.1), Zstandard (RFC 8878, 3.1.1), 7z
/// (7zFormat.txt), RAR 5 (technote), tar (POSIX.1-2017, pax, ustar header), ELF (gABI, e_ident), PE (Microsoft, PE format), pcap
/// (draft-ietf-opsawg-pcap), pcapng (draft-ietf-opsawg-pcapng, 4.1), SQLite 3 (file format, 1.3), WAVE and AVI (RIFF), MP4 (ISO
/// 14496-12, 4.3), Matroska (RFC 8794), Ogg (RFC 3533), E01 (EWF). Text is what is UTF-8 without control characters (WHATWG, MIME
/// Sniffing, 7.2), and markup what begins like it.
/// </remarks>
internal static class MediaTypes
{
    /// <summary>What looks like nothing that is known.</summary>
    public const string Unknown = "application/octet-stream";

    private static readonly (int At, byte[] Bytes, string Type)[] Signatures =
    [
        (0, "%PDF-"u8.ToArray(), "application/pdf"),
        (0, [0x89, .. "PNG\r\n\x1a\n"u8], "image/png"),
        (0, [0xFF, 0xD8, 0xFF], "image/jpeg"),
        (0, "GIF87a"u8.ToArray(), "image/gif"),
        (0, "GIF89a"u8.ToArray(), "image/gif"),
        (0, [.. "II*"u8, 0], "image/tiff"),
        (0, [.. "MM"u8, 0, (byte)'*'], "image/tiff"),
        (0, "PK\x03\x04"u8.ToArray(), "application/zip"),
        (0, "PK\x05\x06"u8.ToArray(), "application/zip"),
        (0, [0x1F, 0x8B, 0x08], "application/gzip"),
        (0, "BZh"u8.ToArray(), "application/x-bzip2"),
        (0, [0xFD, .. "7zXZ"u8, 0], "application/x-xz"),
        (0, [0x28, 0xB5, 0x2F, 0xFD], "application/zstd"),
        (0, [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "application/x-7z-compressed"),
        (0, [.. "Rar!\x1a\x07"u8], "application/vnd.rar"),
        (257, "ustar"u8.ToArray(), "application/x-tar"),
        (0, [0x7F, .. "ELF"u8], "application/x-elf"),
        (0, [0xD4, 0xC3, 0xB2, 0xA1], "application/vnd.tcpdump.pcap"),
        (0, [0xA1, 0xB2, 0xC3, 0xD4], "application/vnd.tcpdump.pcap"),
        (0, [0x4D, 0x3C, 0xB2, 0xA1], "application/vnd.tcpdump.pcap"),
        (0, [0x0A, 0x0D, 0x0D, 0x0A], "application/x-pcapng"),
        (0, [.. "SQLite format 3"u8, 0], "application/vnd.sqlite3"),
        (4, "ftyp"u8.ToArray(), "video/mp4"),
        (0, [0x1A, 0x45, 0xDF, 0xA3], "video/matroska"),
        (0, "OggS"u8.ToArray(), "application/ogg"),
        (0, "ID3"u8.ToArray(), "audio/mpeg"),
        (0, "fLaC"u8.ToArray(), "audio/flac"),
        (0, "EVF\x09\x0d\x0a"u8.ToArray(), "application/x-ewf"),
        (0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
    ];

    private static readonly (string Beginning, string Type)[] Markup =
    [
        ("<!doctype html", "text/html"), ("<html", "text/html"), ("<script", "text/html"), ("<head", "text/html"),
        ("<body", "text/html"), ("<svg", "image/svg+xml"), ("<?xml", "text/xml"), ("{\\rtf", "application/rtf"),
    ];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>The media type of a content.</summary>
    /// <param name="beginning">Its first bytes: 4 KiB, or all that there are.</param>
    public static string Of(ReadOnlySpan<byte> beginning)
    {
        foreach (var (at, bytes, type) in Signatures)
        {
            if (beginning.Length >= at + bytes.Length && beginning.Slice(at, bytes.Length).SequenceEqual(bytes))
            {
                return type;
            }
        }

        return IsRiff(beginning, "WAVE"u8) ? "audio/wav"
            : IsRiff(beginning, "AVI "u8) ? "video/x-msvideo"
            : IsRiff(beginning, "WEBP"u8) ? "image/webp"
            : IsPortableExecutable(beginning) ? "application/vnd.microsoft.portable-executable"
            : OfText(beginning);
    }

    private static bool IsRiff(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> form)
        => bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes.Slice(8, 4).SequenceEqual(form);

    // MZ, and at 60 the place of "PE\0\0", where it is within what is looked at.
    private static bool IsPortableExecutable(ReadOnlySpan<byte> bytes)
        => bytes.Length >= 64
            && bytes.StartsWith("MZ"u8)
            && BitConverter.ToUInt32(bytes.Slice(60, 4)) is var place
            && place <= bytes.Length - 4
            && bytes.Slice((int)place, 4).SequenceEqual("PE\0\0"u8);

    private static string OfText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes.ContainsAnyInRange((byte)0x00, (byte)0x08) || bytes.ContainsAnyInRange((byte)0x0E, (byte)0x1A)
            || bytes.ContainsAnyInRange((byte)0x1C, (byte)0x1F))
        {
            return Unknown;
        }

        // The last character may be cut off.
        var text = Utf8.GetString(bytes);
        if (text.AsSpan(0, Math.Max(0, text.Length - 3)).Contains('\uFFFD'))
        {
            return Unknown;
        }

        var beginning = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\f');
        foreach (var (start, type) in Markup)
        {
            if (beginning.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return "text/plain";
    }
}
