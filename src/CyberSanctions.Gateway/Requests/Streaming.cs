using System.Buffers;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Grpc.Core;

namespace CyberSanctions.Gateway.Requests;

/// <summary>Sends on to a service, part by part, what comes to the gateway as a stream.</summary>
internal static class Streaming
{
    // Small enough for the heap of small things, here and where it is received.
    private const int Part = 64 * 1024;

    /// <summary>Sends what goes ahead of the bytes, then the bytes as they come. Only a part of them is in memory.</summary>
    /// <param name="call">To the service.</param>
    /// <param name="first">What goes ahead.</param>
    /// <param name="bytes">Of the body; null: there are none.</param>
    /// <param name="message">The message that has a part of them.</param>
    /// <returns>What the service says, also if it says it before everything was sent.</returns>
    /// <exception cref="RefusedException"><c>malformed-request</c>: the body breaks off.</exception>
    public static async Task<TReply> SendAsync<TRequest, TReply>(
        this AsyncClientStreamingCall<TRequest, TReply> call,
        TRequest first,
        Stream? bytes,
        Func<ByteString, TRequest> message,
        CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Part);
        try
        {
            await call.RequestStream.WriteAsync(first, cancel);
            while (bytes is not null && await ReadAsync(bytes, buffer, cancel) is > 0 and var read)
            {
                // Written when this returns: the buffer is free then.
                var part = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, read));
                await call.RequestStream.WriteAsync(message(part), cancel);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception)
            when (exception is RpcException or InvalidOperationException or IOException and not BadHttpRequestException)
        {
            // The service has said something before everything was sent, or is gone: what it is, the answer says.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return await call;
    }

    private static async Task<int> ReadAsync(Stream bytes, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return await bytes.ReadAtLeastAsync(buffer.AsMemory(0, Part), Part, throwOnEndOfStream: false, cancel);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw EdgeRefusals.MalformedRequest.Because("The body does not arrive as its headers say.");
        }
    }
}
