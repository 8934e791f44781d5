using CyberSanctions.Delegate.Connecting;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace CyberSanctions.Delegate.Tests.Output;

public sealed class RefusalsTests
{
    [Fact]
    public void FieldsThatAreTheWholeMessage_AreSaidOnce_AndNamedAsInJson()
        => Assert.Equal(
            "Refused (invalid-field):\n  memberState: Is required.",
            Refusals.Of(Refused("member_state: Is required."), folder: null!).Message);

    [Fact]
    public void MessageInWordsOfItsOwn_ComesFirst()
        => Assert.Equal(
            "Refused (invalid-field): Nobody is named.\n  memberState: Is required.",
            Refusals.Of(Refused("Nobody is named."), folder: null!).Message);

    [Theory]
    [InlineData("ffffffffffffffffffffff", "no protobuf")]
    [InlineData(
        "1a2f0a28747970652e676f6f676c65617069732e636f6d2f676f6f676c652e7270632e4572726f72496e666f12030a5041",
        "half an ErrorInfo")]
    [InlineData(
        "1a310a29747970652e676f6f676c65617069732e636f6d2f676f6f676c652e7270632e4261645265717565737412040a020f01",
        "no BadRequest")]
    public void DetailsThatNobodyCanRead_LeaveWhatTheStatusSays(string details, string what)
    {
        var refused = new RpcException(
            new Grpc.Core.Status(StatusCode.PermissionDenied, "Not for you."),
            new Metadata { { "grpc-status-details-bin", Convert.FromHexString(details) } });

        var said = Refusals.Of(refused, folder: null!).Message;

        Assert.True(said.StartsWith("Refused (permissiondenied):", StringComparison.Ordinal), $"{what}: {said}");
    }

    private static RpcException Refused(string message)
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.InvalidArgument, Message = message };
        status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new ErrorInfo { Reason = "INVALID_FIELD" }));
        status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(
            new BadRequest
            {
                FieldViolations =
                {
                    new BadRequest.Types.FieldViolation { Field = "member_state", Description = "Is required." },
                },
            }));
        return new RpcException(
            new Grpc.Core.Status(StatusCode.InvalidArgument, message),
            new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }
}
