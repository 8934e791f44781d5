using System.Security.Cryptography;
using CyberSanctions.Gateway.EvidenceFiles;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http;

namespace CyberSanctions.Gateway.Tests.EvidenceFiles;

/// <summary>What the headers of an upload say: understood, or refused by name.</summary>
public sealed class UploadHeadersTests
{
    // RFC 9530, appendix D: sha-256 of {"hello": "world"} and a line feed.
    private const string OfTheStandard = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

    [Theory]
    [InlineData(5, null, 0, 5, 5, true)]
    [InlineData(5, "bytes 0-4/5", 0, 5, 5, false)]
    [InlineData(1048576, "bytes 1048576-2097151/3000000", 1048576, 1048576, 3000000, false)]
    [InlineData(0, "bytes */3000000", 0, 0, 3000000, false)]
    public void Headers_SayWhichBytesCome(long length, string? range, long first, long sent, long total, bool anew)
    {
        var start = UploadHeaders.Read(Request(length, ("Content-Range", range)), "ATT-2026-0007", "x");
        Assert.Equal((first, sent, total, anew), (start.First, start.Length, start.Total, start.Anew));
        Assert.Equal(("ATT-2026-0007", "x", true), (start.Reference, start.Id, start.Sha256.IsEmpty));
    }

    [Fact]
    public void Digest_IsReadAsInTheStandard()
        => Assert.Equal(
            SHA256.HashData("{\"hello\": \"world\"}\n"u8),
            UploadHeaders.Read(Request(19, ("Repr-Digest", OfTheStandard)), "r", "i").Sha256.ToByteArray());

    [Theory]
    [InlineData(0, "Content-Length")]
    [InlineData(5, "Content-Range", "bytes 0-5/6")]
    [InlineData(5, "Content-Range", "bytes 0-4/*")]
    [InlineData(5, "Content-Range", "bytes */5")]
    [InlineData(5, "Content-Range", "bytes 4-0/5")]
    [InlineData(5, "Content-Range", "bytes 0-4/4")]
    [InlineData(5, "Content-Range", "lines 0-4/5")]
    [InlineData(5, "Content-Range", "0-4/5")]
    [InlineData(5, "Content-Range", "bytes 0-4")]
    [InlineData(5, "Content-Range", "bytes -4/5")]
    [InlineData(5, "Content-Range", "bytes 0-99999999999999999999/5")]
    [InlineData(5, "Repr-Digest", "sha-512=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:")]
    [InlineData(5, "Repr-Digest", "sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=")]
    [InlineData(5, "Repr-Digest", "sha-256=:RK/0:")]
    [InlineData(5, "Repr-Digest", "sha-256=:***:")]
    [InlineData(5, "Repr-Digest", OfTheStandard + ", sha-512=:AA==:")]
    [InlineData(5, "Content-Digest", OfTheStandard)]
    [InlineData(5, "Digest", "sha-256=RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=")]
    [InlineData(5, "Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg==")]
    public void Header_ThatContradictsOrIsNotUnderstood_IsRefusedByItsName(long length, string header, string? value = null)
    {
        var refusal =
            Assert.Throws<RefusedException>(() => UploadHeaders.Read(Request(length, (header, value)), "r", "i")).Refusal;
        Assert.Equal(("invalid-field", header), (refusal.Reason, refusal.Fields[0].Field));
    }

    [Fact]
    public void WithoutALength_OrCompressed_ItIsRefused()
    {
        Assert.Equal("length-required", Reason(Request(null)));
        Assert.Equal("unsupported-media-type", Reason(Request(5, ("Content-Encoding", "gzip"))));
    }

    private static string Reason(HttpRequest request)
        => Assert.Throws<RefusedException>(() => UploadHeaders.Read(request, "r", "i")).Refusal.Reason;

    private static HttpRequest Request(long? length, params (string Name, string? Value)[] headers)
    {
        var request = new DefaultHttpContext().Request;
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
        {
            request.Headers[name] = value;
        }

        request.ContentLength = length;
        return request;
    }
}
