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

    private static RpcException Refused(string message)
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.InvalidArgument, Message = message };
        status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(new ErrorInfo { Reason = "INVALID_FIELD" }));
        status.Details.Add(Google.Protobuf.WellKnownTypes.Any.Pack(
            new BadRequest { FieldViolations = { new BadRequest.Types.FieldViolation { Field = "member_state", Description = "Is required." } } }));
        return new RpcException(
            new Grpc.Core.Status(StatusCode.InvalidArgument, message),
            new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
    }
}
