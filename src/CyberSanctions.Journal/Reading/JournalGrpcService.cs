using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Sealing;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;

namespace CyberSanctions.Journal.Reading;

/// <summary>Serves this service's journal; see <c>journal/v1/journal.proto</c>.</summary>
[Authorize(Roles = $"{Roles.Service},{Roles.Auditor}")]
public sealed class JournalGrpcService(JournalReader reader, Verifier verifier) : Contracts.Journal.V1.Journal.JournalBase
{
    /// <inheritdoc/>
    public override async Task Read(ReadRequest request, IServerStreamWriter<Entry> responseStream, ServerCallContext context)
    {
        await foreach (var entry in reader.ReadAsync(request.After, request.Follow, context.CancellationToken))
        {
            await responseStream.WriteAsync(entry, context.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public override Task<Head> GetHead(GetHeadRequest request, ServerCallContext context) => reader.HeadAsync(context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Verification> Verify(VerifyRequest request, ServerCallContext context)
        => verifier.VerifyAsync(request.Remembered, context.CancellationToken);
}
