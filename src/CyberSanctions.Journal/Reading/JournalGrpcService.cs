using System.Security.Cryptography;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;
using Microsoft.Extensions.Hosting;

namespace CyberSanctions.Journal.Reading;

/// <summary>Serves this service's journal; see <c>journal/v1/journal.proto</c>.</summary>
public sealed class JournalGrpcService(JournalReader reader, Verifier verifier, IHostApplicationLifetime lifetime, TimeProvider time)
    : Contracts.Journal.V1.Journal.JournalBase
{
    /// <inheritdoc/>
    public override async Task Read(ReadRequest request, IServerStreamWriter<Entry> responseStream, ServerCallContext context)
    {
        new Checks().Position("after", request.After).Position("most", request.Most).Throw();
        // A follower would otherwise keep a stopping service waiting for as long as it is allowed to.
        using var token = TokenEnd.After(context.GetHttpContext().User, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping, token.Token);
        var left = request.Most > 0 ? request.Most : int.MaxValue;
        try
        {
            await foreach (var entry in reader.ReadAsync(request.After, request.Follow, end.Token))
            {
                await responseStream.WriteAsync(entry, end.Token);
                if (--left == 0)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, "The service is stopping."));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            throw TokenEnd.Refused();
        }
    }

    /// <inheritdoc/>
    public override Task<Head> GetHead(GetHeadRequest request, ServerCallContext context) => reader.HeadAsync(context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Verification> Verify(VerifyRequest request, ServerCallContext context)
    {
        var remembered = request.Remembered ?? new Head();
        new Checks()
            .Position("remembered.position", remembered.Position)
            .That(
                remembered.Position == 0 || remembered.Hash.Length == SHA256.HashSizeInBytes,
                "remembered.hash",
                "Must be the 32 bytes of a SHA-256.")
            .Throw();
        return verifier.VerifyAsync(request.Remembered, context.CancellationToken);
    }
}
