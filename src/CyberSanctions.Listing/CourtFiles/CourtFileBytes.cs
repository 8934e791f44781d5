using System.Runtime.CompilerServices;
using System.Text;
using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.ServiceDefaults.Errors;
using Dapper;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>
/// The bytes of the files, as they are sent: never more than a part of what is large is in memory. What other services keep is
/// asked of them with the caller's own token: they decide for themselves who may have it, and record who has got it.
/// </summary>
internal sealed class CourtFileBytes(
    NpgsqlDataSource database, EvidenceStore.EvidenceStoreClient evidence, Ballots.BallotsClient ballots)
{
    private const int Part = 1024 * 1024;

    // What is not there, or was not made so that it could be shown: the file says so. Anything else ends it.
    private static readonly string[] NotToBeHad = ["not-found", "no-content", "content-damaged", "no-custody-key", "not-signed"];

    /// <summary>The bytes of a file, part by part.</summary>
    /// <param name="content">Which.</param>
    /// <param name="reason">For the custody of evidence.</param>
    /// <param name="context">The call: whose token goes on.</param>
    /// <exception cref="LeftOutException">Before the first part: it is not to be had.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        FileContent content, string reason, ServerCallContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        var any = false;
        await using var parts = Open(content, reason, context, cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await parts.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (RpcException exception)
                when (!any && StatusDetails.FromRpcException(exception) is var refused && NotToBeHad.Contains(refused.Reason))
            {
                throw new LeftOutException(refused.Reason);
            }

            any = true;
            yield return parts.Current;
        }
    }

    private IAsyncEnumerable<ReadOnlyMemory<byte>> Open(
        FileContent content, string reason, ServerCallContext context, CancellationToken cancel) => content switch
        {
            FileContent.Written written => Whole(written.Bytes()),
            FileContent.StoredText text => WholeAsync(() => TextAsync(text.Act, text.Text, cancel)),
            FileContent.RenderedText text => WholeAsync(() => RenderedAsync(text, cancel)),
            FileContent.OfObservations file => ObservationsAsync(file, cancel),
            FileContent.Evidence item => EvidenceAsync(item, reason, context, cancel),
            FileContent.Custody item => CustodyAsync(item, context, cancel),
            FileContent.RollCall roll => WholeAsync(() => RollCallAsync(roll, context, cancel)),
            _ => throw new InvalidOperationException($"Nobody knows where {content.GetType().Name} come from."),
        };

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> WholeAsync(Func<Task<byte[]>> read)
    {
        yield return await read();
    }

    private static IAsyncEnumerable<ReadOnlyMemory<byte>> Whole(byte[] bytes) => WholeAsync(() => Task.FromResult(bytes));

    // Never changed once it is there.
    private async Task<byte[]> TextAsync(string act, TextOfAct text, CancellationToken cancel)
    {
        if (text.Unkept is { } unkept)
        {
            return unkept;
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        var bytes = await connection.QuerySingleAsync<byte[]>(
            "SELECT text FROM act_revision WHERE act_reference = @act AND revision = @Revision", new { act, text.Revision });
        return ActTexts.Hash(bytes) == text.Sha256
            ? bytes
            : throw new InvalidDataException($"Text {text.Revision} of {act} is another one than a moment ago.");
    }

    private async Task<byte[]> RenderedAsync(FileContent.RenderedText of, CancellationToken cancel)
    {
        var act = of.Act.Act;
        var text = ActText.Parser.ParseFrom(await TextAsync(act.Reference, of.Text, cancel));
        var frame = new ActFrame(
            act.Reference,
            of.Text.Revision,
            of.Text.Sha256,
            act.Handling,
            ActCourse.Adopting(act)?.Revision == of.Text.Revision,
            act.Exercise);
        return Encoding.UTF8.GetBytes(of.Render(ActDocument.Of(text, of.Instrument), frame));
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ObservationsAsync(
        FileContent.OfObservations of, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var at = 0L; at < of.File.Size; at += Part)
        {
            await using var connection = await database.OpenConnectionAsync(cancel);
            yield return await connection.QuerySingleAsync<byte[]>(
                "SELECT substr(bytes, @first, @Part) FROM observations_file WHERE observations = @Reference",
                new { first = (int)at + 1, Part, of.Reference });
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> EvidenceAsync(
        FileContent.Evidence of, string reason, ServerCallContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var call = evidence.DownloadContent(
            new DownloadContentRequest
            {
                Reference = of.Dossier,
                Id = of.Matter.Source.Id,
                Purpose = DownloadPurpose.Export,
                Reason = reason,
            },
            AsCaller(context, cancel));
        if (!await call.ResponseStream.MoveNext(cancel) || call.ResponseStream.Current.Head is not { } head)
        {
            throw new InvalidDataException("The attribution service did not say what it sends.");
        }

        if (head.Sha256 != of.Matter.Source.Sha256)
        {
            throw new LeftOutException("another-content");
        }

        var size = 0L;
        await foreach (var part in call.ResponseStream.ReadAllAsync(cancel))
        {
            size += part.Bytes.Length;
            yield return part.Bytes.Memory;
        }

        if (size != head.Size)
        {
            throw new InvalidDataException("The attribution service broke off.");
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> CustodyAsync(
        FileContent.Custody of, ServerCallContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var call = evidence.ExportCustody(
            new ExportCustodyRequest { Reference = of.Dossier, Id = of.Matter.Source.Id }, AsCaller(context, cancel));
        await foreach (var part in call.ResponseStream.ReadAllAsync(cancel))
        {
            yield return part.Json.Memory;
        }
    }

    private async Task<byte[]> RollCallAsync(FileContent.RollCall of, ServerCallContext context, CancellationToken cancel)
        => (await ballots.GetRollCallAsync(new GetRollCallRequest { Reference = of.Ballot }, AsCaller(context, cancel)))
            .Json.ToByteArray();

    private static CallOptions AsCaller(ServerCallContext context, CancellationToken cancel)
        => new(
            new Metadata { { "authorization", context.RequestHeaders.GetValue("authorization") ?? "" } },
            cancellationToken: cancel);
}

/// <summary>A file is not to be had, and so left out.</summary>
internal sealed class LeftOutException(string kind) : Exception($"It is not to be had: {kind}.")
{
    /// <summary>A word of docs/court-file.md.</summary>
    public string Kind => kind;
}
