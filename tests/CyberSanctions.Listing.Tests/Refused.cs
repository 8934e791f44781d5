using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests;

/// <summary>Expects a refusal, as the caller of a rule or of a gRPC method sees it.</summary>
internal static class Refused
{
    public static Refusal By(Action rule) => Assert.Throws<RefusedException>(rule).Refusal;

    public static async Task<ReceivedRefusal> ByAsync<T>(AsyncUnaryCall<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

    public static async Task<ReceivedRefusal> ByAsync<T>(Task<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call));

    public static IEnumerable<string> FieldsBy(Action rule) => By(rule).Fields.Select(problem => problem.Field);
}
