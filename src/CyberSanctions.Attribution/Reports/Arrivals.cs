using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace CyberSanctions.Attribution.Reports;

/// <summary>
/// Reports on their way in, from whoever likes. A few at a time, each whole in memory, of which there is little, and for no
/// longer than is needed to send it: whoever sends slowly, or many at once, holds neither memory nor the database up.
/// </summary>
internal sealed class Arrivals(IOptions<ReportSettings> settings, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(settings.Value.MostAtOnce);

    /// <summary>Receives one.</summary>
    public async Task<(NewReport Report, byte[] File)> ReceiveAsync(
        IAsyncStreamReader<SubmitReportRequest> parts, CancellationToken cancel)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, cancel))
        {
            throw ReportRefusals.TooManyReports.Because("As many as can arrive at once are under way.");
        }

        try
        {
            using var late = new CancellationTokenSource(settings.Value.LongestArrival, time);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
            return await ReadAsync(parts, stop.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw EdgeRefusals.DeadlineExceeded.Because("The report has not arrived in time.");
        }
        finally
        {
            _places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private static async Task<(NewReport Report, byte[] File)> ReadAsync(
        IAsyncStreamReader<SubmitReportRequest> parts, CancellationToken cancel)
    {
        var report = await parts.MoveNext(cancel) ? parts.Current.Report : null;
        ReportRules.Check(report);
        var file = new byte[report!.FileSize];
        var filled = 0;
        while (await parts.MoveNext(cancel))
        {
            var bytes = parts.Current.Bytes;
            if (parts.Current.PartCase != SubmitReportRequest.PartOneofCase.Bytes || bytes.IsEmpty)
            {
                throw Refusal.Invalid("bytes", "Is required in all messages but the first.");
            }

            if (bytes.Length > file.Length - filled)
            {
                throw Refusal.Invalid("report.file_size", "More bytes came than were said.");
            }

            bytes.CopyTo(file, filled);
            filled += bytes.Length;
        }

        return filled == file.Length
            ? (report, file)
            : throw Refusal.Invalid("report.file_size", $"{file.Length} bytes were to come, and {filled} came.");
    }
}
