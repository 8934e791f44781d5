using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>
/// Observations on their way in, from whoever likes. A few at a time, each whole in memory, of which there is little, and for no
/// longer than is needed to send them: whoever sends slowly, or many at once, holds neither memory nor the database up.
/// </summary>
internal sealed class ObservationArrivals(IOptions<ObservationSettings> settings, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(settings.Value.MostAtOnce);

    /// <summary>Receives some.</summary>
    public async Task<(NewObservations Observations, byte[] File)> ReceiveAsync(
        IAsyncStreamReader<SubmitObservationsRequest> parts, CancellationToken cancel)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancel))
        {
            throw DueProcessRefusals.TooManyObservations.Because("As many as can arrive at once are under way.");
        }

        try
        {
            using var late = new CancellationTokenSource(settings.Value.LongestArrival, time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
            return await ReadAsync(parts, stop.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw EdgeRefusals.DeadlineExceeded.Because("The observations have not arrived in time.");
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static async Task<(NewObservations Observations, byte[] File)> ReadAsync(
        IAsyncStreamReader<SubmitObservationsRequest> parts, CancellationToken cancel)
    {
        var observations = await parts.MoveNext(cancel) ? parts.Current.Observations : null;
        ObservationRules.Check(observations);
        var file = new byte[observations!.FileSize];
        var filled = 0;
        while (await parts.MoveNext(cancel))
        {
            var bytes = parts.Current.Bytes;
            if (parts.Current.PartCase != SubmitObservationsRequest.PartOneofCase.Bytes || bytes.IsEmpty)
            {
                throw Refusal.Invalid("bytes", "Is required in all messages but the first.");
            }

            if (bytes.Length > file.Length - filled)
            {
                throw Refusal.Invalid("observations.file_size", "More bytes came than were said.");
            }

            bytes.CopyTo(file, filled);
            filled += bytes.Length;
        }

        return filled == file.Length
            ? (observations, file)
            : throw Refusal.Invalid("observations.file_size", $"{file.Length} bytes were to come, and {filled} came.");
    }
}
