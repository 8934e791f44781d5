using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CyberSanctions.ServiceDefaults.Clients;

/// <summary>Gives every unary call that has no deadline one of ten seconds, retries included.</summary>
internal sealed class DeadlineInterceptor(TimeProvider time) : Interceptor
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request,
        ClientInterceptorContext<TRequest, TResponse> context,
        AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var options = context.Options.Deadline is null
            ? context.Options.WithDeadline(time.GetUtcNow().UtcDateTime + Longest)
            : context.Options;
        return continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, options));
    }
}
