using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.ServiceDefaults.Errors;

/// <summary>
/// The edge of every service: refusals become a status with details; a database that is away
/// becomes UNAVAILABLE, so that callers retry; a caller that went away is no error; anything else
/// is logged and becomes INTERNAL without a word about its inside.
/// </summary>
internal sealed class RefusalInterceptor(ILogger<RefusalInterceptor> logger) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception exception)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception)
        {
            throw Translate(exception, context);
        }
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case RpcException rpc:
                return rpc;
            case RefusedException refused:
                return StatusDetails.ToRpcException(refused.Refusal);
            case OperationCanceledException or IOException when context.CancellationToken.IsCancellationRequested:
                return new RpcException(new Status(StatusCode.Cancelled, "The caller went away."));
            case System.Data.Common.DbException { IsTransient: true } database:
                logger.LogWarning(database, "The database did not answer {Method}.", context.Method);
                return StatusDetails.ToRpcException(
                    new Refusal(EdgeRefusals.Unavailable, "The service cannot reach its database; try again."));
            default:
                logger.LogError(exception, "{Method} failed.", context.Method);
                return new RpcException(new Status(StatusCode.Internal, "The service failed; the operator's log says why."));
        }
    }
}
