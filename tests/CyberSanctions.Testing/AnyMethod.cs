using Google.Protobuf.Reflection;
using Grpc.Core;

namespace CyberSanctions.Testing;

/// <summary>Any gRPC method, called with any bytes as its message.</summary>
public static class AnyMethod
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>Calls it and waits for the answer; of a stream, for the first one. A stream of messages is of this one.</summary>
    /// <exception cref="RpcException">It was refused.</exception>
    public static async Task CallAsync(CallInvoker invoker, MethodDescriptor method, byte[] message, CallOptions options)
    {
        var type = method.IsServerStreaming ? MethodType.ServerStreaming
            : method.IsClientStreaming ? MethodType.ClientStreaming
            : MethodType.Unary;
        var called = new Method<byte[], byte[]>(type, method.Service.FullName, method.Name, Bytes, Bytes);
        if (method.IsServerStreaming)
        {
            using var stream = invoker.AsyncServerStreamingCall(called, host: null, options, message);
            await stream.ResponseStream.MoveNext(options.CancellationToken);
        }
        else if (method.IsClientStreaming)
        {
            using var stream = invoker.AsyncClientStreamingCall(called, host: null, options);
            try
            {
                await stream.RequestStream.WriteAsync(message);
                await stream.RequestStream.CompleteAsync();
            }
            catch (Exception exception) when (exception is InvalidOperationException or RpcException)
            {
                // It was refused before it was all sent: why, says the answer.
            }

            await stream.ResponseAsync;
        }
        else
        {
            using var unary = invoker.AsyncUnaryCall(called, host: null, options, message);
            await unary.ResponseAsync;
        }
    }
}
