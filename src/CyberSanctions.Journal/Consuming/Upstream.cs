using System.Security.Cryptography;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Bodies;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Journal.Consuming;

/// <summary>
/// The journal of a service upstream, as one consumer here has applied it. Lets a command wait until everything that had
/// happened there when it was asked has arrived here, so that "there is no such dossier" is never just "I have not heard of
/// it yet".
/// </summary>
public sealed class Upstream(
    HandlerTable table, Contracts.Journal.V1.Journal.JournalClient journal, NpgsqlDataSource database, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Who is told of what.</summary>
    internal HandlerTable Table => table;

    /// <summary>How far it has been applied.</summary>
    internal Cursor Cursor { get; } = new(table.Source, table.Consumer);

    /// <summary>Its journal.</summary>
    internal Contracts.Journal.V1.Journal.JournalClient Journal => journal;

    /// <summary>Returns once the entries that are sealed upstream now have been applied here by this consumer.</summary>
    /// <exception cref="RefusedException">
    /// UNAVAILABLE: upstream is away, or too far ahead, or refuses this service's token; the caller's own is not to blame.
    /// </exception>
    public async Task CaughtUpAsync(CancellationToken cancel)
    {
        try
        {
            var head = await journal.GetHeadAsync(new GetHeadRequest(), cancellationToken: cancel);
            var until = time.GetTimestamp();
            while (await PositionAsync(cancel) < head.Position)
            {
                if (time.GetElapsedTime(until) > Longest)
                {
                    throw Away();
                }

                await Task.Delay(Pause, time, cancel);
            }
        }
        catch (RpcException exception) when (exception.StatusCode
            is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Unauthenticated or StatusCode.PermissionDenied)
        {
            throw Away();
        }
    }

    /// <summary>The payload of an entry, wherever it stands.</summary>
    /// <exception cref="InvalidDataException">What came is not what the entry names.</exception>
    internal async Task<ByteString> PayloadAsync(Entry entry, CancellationToken cancel)
    {
        if (entry.BodySha256.IsEmpty)
        {
            return entry.Payload;
        }

        using var call = journal.ReadBody(new ReadBodyRequest { Sha256 = entry.BodySha256 }, cancellationToken: cancel);
        using var body = new MemoryStream();
        while (body.Length <= Body.Largest && await call.ResponseStream.MoveNext(cancel))
        {
            call.ResponseStream.Current.Bytes.WriteTo(body);
        }

        return SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)).AsSpan().SequenceEqual(entry.BodySha256.Span)
            ? UnsafeByteOperations.UnsafeWrap(body.GetBuffer().AsMemory(0, (int)body.Length))
            : throw new InvalidDataException(
                $"The body of entry {entry.Position} of {table.Source} is not the one that the entry names.");
    }

    private async Task<long> PositionAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await Cursor.PositionAsync(connection);
    }

    private RefusedException Away()
        => EdgeRefusals.Unavailable.Because($"The {table.Source} service cannot be heard at the moment; try again.");
}
