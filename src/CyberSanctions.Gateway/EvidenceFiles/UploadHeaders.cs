using System.Globalization;
using CyberSanctions.Gateway.Json;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Microsoft.Net.Http.Headers;
using Wire = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Gateway.EvidenceFiles;

/// <summary>
/// What the headers of an upload say of the bytes to come: the whole, or which part of it (partial PUT: RFC 9110, section 14.5),
/// and which digest the whole has (RFC 9530).
/// </summary>
/// <example>
/// <code>
/// Content-Length: 1048576
/// Content-Range: bytes 0-1048575/3000000     left out: the whole, from its beginning
/// Content-Range: bytes */3000000             without a body: completes what is all there
/// Repr-Digest: sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
/// </code>
/// </example>
internal static class UploadHeaders
{
    /// <summary>The digest of the representation as a whole.</summary>
    public const string ReprDigest = "Repr-Digest";

    private const string Sha256Member = "sha-256";

    // Digests of something else, or in a form that was given up: nobody here would look at them.
    private static readonly string[] OtherDigests = ["Content-Digest", "Digest", HeaderNames.ContentMD5];

    /// <summary>Reads them.</summary>
    /// <exception cref="RefusedException">They contradict each other, or say what nobody here understands.</exception>
    public static Wire.UploadStart Read(HttpRequest request, string reference, string id)
    {
        var headers = request.Headers;
        if (headers.ContentEncoding.Count > 0)
        {
            throw BodyRefusals.UnsupportedMediaType.Because("Evidence is sent as it is, without a Content-Encoding.");
        }

        if (request.ContentLength is not { } length)
        {
            throw UploadRefusals.LengthRequired.Because("Say with Content-Length how many bytes will come.");
        }

        if (OtherDigests.FirstOrDefault(headers.ContainsKey) is { } other)
        {
            throw Refusal.Invalid(other, $"Is not looked at here. Send {ReprDigest}.");
        }

        var start = headers.ContentRange.Count == 0 ? Whole(length) : Part(headers.ContentRange.ToString(), length);
        start.Reference = reference;
        start.Id = id;
        start.Sha256 = ByteString.CopyFrom(Digest(headers[ReprDigest].ToString()));
        return start;
    }

    private static Wire.UploadStart Whole(long length)
        => length > 0
            ? new Wire.UploadStart { Length = length, Total = length, Anew = true }
            : throw Refusal.Invalid(HeaderNames.ContentLength, "Must be at least 1: nothing is no evidence.");

    private static Wire.UploadStart Part(string text, long length)
    {
        if (!ContentRangeHeaderValue.TryParse(text, out var range) || range.Unit != "bytes" || range.Length is not > 0)
        {
            throw Refusal.Invalid(HeaderNames.ContentRange, "Must be bytes FIRST-LAST/TOTAL, or bytes */TOTAL without a body.");
        }

        var (first, named) = range is { From: { } from, To: { } to } ? (from, to - from + 1) : (0, 0);
        return named == length
            ? new Wire.UploadStart { First = first, Length = length, Total = range.Length.Value }
            : throw Refusal.Invalid(
                HeaderNames.ContentRange,
                string.Create(CultureInfo.InvariantCulture, $"Names {named} bytes; Content-Length says {length}."));
    }

    // A dictionary of structured fields (RFC 8941) with one member, a byte sequence.
    private static byte[] Digest(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var parts = text.Split('=', 2);
        if (parts[0] != Sha256Member)
        {
            throw Refusal.Invalid(ReprDigest, "Only sha-256 is known here, once.");
        }

        var digest = new byte[33];
        return parts is [_, [':', .. var base64, ':']] && Convert.TryFromBase64String(base64, digest, out var size) && size == 32
            ? digest[..32]
            : throw Refusal.Invalid(ReprDigest, "Must be sha-256=:BASE64:, of 32 bytes.");
    }
}
