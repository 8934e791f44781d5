using System.Security.Cryptography;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Journal.Reading;

/// <summary>Serves this service's journal; see <c>journal/v1/journal.proto</c>.</summary>
public sealed class JournalGrpcService(
    JournalReader reader, BodyReader bodies, Verifier verifier, IHostApplicationLifetime lifetime, TimeProvider time)
    : Contracts.Journal.V1.Journal.JournalBase
{
    // Bytes of messages that are sent together.
    private const int MostTogether = 64 * 1024;
    private static readonly WriteOptions Together = new(WriteFlags.BufferHint);

    private const string NoSha256 = "Must be the 32 bytes of a SHA-256.";

    /// <inheritdoc/>
    public override Task Read(ReadRequest request, IServerStreamWriter<Entry> responseStream, ServerCallContext context)
    {
        new Checks().Position("after", request.After).Position("most", request.Most).Throw();
        return StreamAsync(
            cancel => reader.ReadTogetherAsync(request.After, request.Follow, cancel),
            request.Most > 0 ? request.Most : int.MaxValue,
            responseStream,
            context);
    }

    /// <inheritdoc/>
    public override Task ReadBody(
        ReadBodyRequest request, IServerStreamWriter<BodyPart> responseStream, ServerCallContext context)
    {
        new Checks().That(IsSha256(request.Sha256), "sha256", NoSha256).Throw();
        var sha256 = request.Sha256.ToByteArray();
        return StreamAsync(
            cancel => bodies.ReadAsync(sha256, cancel).Select(part => (IReadOnlyList<BodyPart>)[part]),
            int.MaxValue,
            responseStream,
            context);
    }

    /// <inheritdoc/>
    public override Task<Head> GetHead(GetHeadRequest request, ServerCallContext context)
        => reader.HeadAsync(context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Verification> Verify(VerifyRequest request, ServerCallContext context)
    {
        var remembered = request.Remembered ?? new Head();
        new Checks()
            .Position("remembered.position", remembered.Position)
            .That(
                remembered.Position == 0 || IsSha256(remembered.Hash),
                "remembered.hash",
                NoSha256)
            .Throw();
        return verifier.VerifyAsync(request.Remembered, context.CancellationToken);
    }

    private static bool IsSha256(ByteString bytes) => bytes.Length == SHA256.HashSizeInBytes;

    private async Task StreamAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<IReadOnlyList<T>>> read,
        int left,
        IServerStreamWriter<T> responseStream,
        ServerCallContext context)
        where T : IMessage
    {
        // A follower would otherwise keep a stopping service waiting for as long as it is allowed to.
        using var token = TokenEnd.After(context.GetHttpContext().User, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken, lifetime.ApplicationStopping, token.Token);
        try
        {
            await foreach (var items in read(end.Token))
            {
                var waiting = 0;
                foreach (var (i, item) in items.Take(left).Index())
                {
                    // What is there already goes out together: to send a small entry by itself costs more than the entry does.
                    waiting += item.CalculateSize();
                    var isLast = i == Math.Min(items.Count, left) - 1;
                    responseStream.WriteOptions = isLast || waiting >= MostTogether ? null : Together;
                    waiting = waiting >= MostTogether ? 0 : waiting;

                    // A write that is given up breaks the stream off, and nobody hears why. At the token's end somebody is to
                    // hear it.
                    end.Token.ThrowIfCancellationRequested();
                    await responseStream.WriteAsync(item, lifetime.ApplicationStopping);
                }

                left -= items.Count;
                if (left <= 0)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The service is stopping."));
        }
        catch (OperationCanceledException)
            when (token.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw TokenEnd.Refused();
        }
    }
}
