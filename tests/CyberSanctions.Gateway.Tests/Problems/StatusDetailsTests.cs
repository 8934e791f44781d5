using CyberSanctions.Gateway.Problems;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Gateway.Tests.Problems;

/// <summary>Refusals as bytes: what clients of any language read, and what is made of bytes that nobody can read.</summary>
public sealed class StatusDetailsTests
{
    private const string Trailer = "grpc-status-details-bin";

    // As protoc encodes it (--encode=google.rpc.Status):
    //
    //   code: 3
    //   message: "subject.names[0].whole_name: Is required."
    //   details { [type.googleapis.com/google.rpc.ErrorInfo] {
    //     reason: "INVALID_FIELD" domain: "cybersanctions" metadata { key: "current_version" value: "4" }
    //     metadata { key: "http_status" value: "400" } metadata { key: "title" value: "A field is wrong." } } }
    //   details { [type.googleapis.com/google.rpc.BadRequest] {
    //     field_violations { field: "subject.names[0].whole_name" description: "Is required." } } }
    private const string Encoded =
        "CAMSKXN1YmplY3QubmFtZXNbMF0ud2hvbGVfbmFtZTogSXMgcmVxdWlyZWQuGpEBCih0eXBlLmdvb2dsZWFwaXMuY29tL2dvb2dsZS5ycGMuRXJy"
        + "b3JJbmZvEmUKDUlOVkFMSURfRklFTEQSDmN5YmVyc2FuY3Rpb25zGhQKD2N1cnJlbnRfdmVyc2lvbhIBNBoSCgtodHRwX3N0YXR1cxIDNDAwGhoK"
        + "BXRpdGxlEhFBIGZpZWxkIGlzIHdyb25nLhpaCil0eXBlLmdvb2dsZWFwaXMuY29tL2dvb2dsZS5ycGMuQmFkUmVxdWVzdBItCisKG3N1YmplY3Qu"
        + "bmFtZXNbMF0ud2hvbGVfbmFtZRIMSXMgcmVxdWlyZWQu";

    // Without the kind, as services of earlier versions send it.
    private const string WithoutKind =
        "CAMSKXN1YmplY3QubmFtZXNbMF0ud2hvbGVfbmFtZTogSXMgcmVxdWlyZWQuGmEKKHR5cGUuZ29vZ2xlYXBpcy5jb20vZ29vZ2xlLnJwYy5FcnJv"
        + "ckluZm8SNQoNSU5WQUxJRF9GSUVMRBIOY3liZXJzYW5jdGlvbnMaFAoPY3VycmVudF92ZXJzaW9uEgE0GloKKXR5cGUuZ29vZ2xlYXBpcy5jb20v"
        + "Z29vZ2xlLnJwYy5CYWRSZXF1ZXN0Ei0KKwobc3ViamVjdC5uYW1lc1swXS53aG9sZV9uYW1lEgxJcyByZXF1aXJlZC4=";

    private static readonly Refusal Refused = Refusal.Invalid("subject.names[0].whole_name", "Is required.").Refusal with
    {
        Metadata = new Dictionary<string, string> { [Refusal.CurrentVersion] = "4" },
    };

    [Fact]
    public void Refusal_OnTheWire_IsWhatProtocMakesOfIt()
    {
        var sent = StatusDetails.ToRpcException(Refused);

        Assert.Equal(new Status(StatusCode.InvalidArgument, "subject.names[0].whole_name: Is required."), sent.Status);
        Assert.Equal(Trailer, Assert.Single(sent.Trailers).Key);
        Assert.Equal(Encoded, Convert.ToBase64String(sent.Trailers.GetValueBytes(Trailer)!));
    }

    [Theory]
    [InlineData(Encoded, "A field is wrong.")]
    [InlineData(WithoutKind, null)]
    public void Bytes_FromTheWire_AreTheRefusal(string encoded, string? title)
    {
        var received = StatusDetails.FromRpcException(Answered(Convert.FromBase64String(encoded)));

        Assert.Equal((Refused.Status, Refused.Reason, Refused.Message), (received.Status, received.Reason, received.Message));
        Assert.Equal(Refused.Fields, received.Fields);
        Assert.Equal(Refused.Metadata, received.Metadata);
        Assert.Equal(title, received.Told?.Title);
    }

    public static TheoryData<string, byte[]> Unreadable => new()
    {
        { "no protobuf", [.. Enumerable.Repeat((byte)0xFF, 11)] },
        { "a status that breaks off", Convert.FromBase64String(Encoded)[..80] },
        { "a message that is no UTF-8", [0x12, 0x03, 0x41, 0xC3, 0x28] },
        { "an ErrorInfo that breaks off", WithDetail("google.rpc.ErrorInfo", [0x0A, 0x50, 0x41]) },
        { "a BadRequest that is none", WithDetail("google.rpc.BadRequest", [0x0A, 0x02, 0x0F, 0x01]) },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void DetailsThatNobodyCanRead_LeaveTheStatusAlone(string what, byte[] details)
    {
        var answer = Answered(details);

        var refusal = StatusDetails.FromRpcException(answer);

        var problem = RefusalProblems.From(answer, "0");
        Assert.True(("invalid-argument", "Is not so.") == (refusal.Reason, refusal.Message), what);
        Assert.Empty(refusal.Fields);
        Assert.Equal((400, "/problems/invalid-field", "Is not so."), (problem.Status, problem.Type, problem.Detail));
    }

    [Fact]
    public void DetailsOfAnotherKind_ArePassedOver()
    {
        var refusal = StatusDetails.FromRpcException(Answered(WithDetail("google.rpc.Help", [0x0A, 0x50, 0x41])));

        Assert.Equal((StatusCode.InvalidArgument, "invalid-argument"), (refusal.Status, refusal.Reason));
    }

    private static RpcException Answered(byte[] details)
        => new(new Status(StatusCode.InvalidArgument, "Is not so."), new Metadata { { Trailer, details } });

    // Field 3 of google.rpc.Status is an Any: field 1 the type, field 2 the bytes of the message.
    private static byte[] WithDetail(string type, byte[] message)
    {
        byte[] url = [.. System.Text.Encoding.ASCII.GetBytes($"type.googleapis.com/{type}")];
        byte[] any = [0x0A, (byte)url.Length, .. url, 0x12, (byte)message.Length, .. message];
        return [0x1A, (byte)any.Length, .. any];
    }
}
