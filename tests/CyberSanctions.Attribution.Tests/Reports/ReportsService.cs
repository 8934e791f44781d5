using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Google.Protobuf;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Attribution.V1.Reports.ReportsClient;

namespace CyberSanctions.Attribution.Tests.Reports;

/// <summary>The service, and whoever reports to it.</summary>
public sealed class ReportsService : AttributionService
{
    /// <summary>Somebody outside, without a token.</summary>
    internal Client Anybody => new(Service.Channel("", []));

    /// <summary>The officer who reads reports.</summary>
    internal Client Reader => Call("aurelia.nimbus", Roles.Officer);

    internal Client Call(string subject, params string[] roles) => new(Service.Channel(subject, roles));

    internal static NewReport Example() => new()
    {
        Subject = "A leaked key of Blue Heron Ltd",
        Text = "We found it on a rented server.\n<script>alert(1)</script>",
        Contact = "research@cumulus.example",
    };

    internal static Task<ReportAnswer> SubmitAsync(Client by, byte[]? file = null, NewReport? report = null, string key = "")
    {
        report ??= Example();
        if (file is not null)
        {
            (report.FileName, report.FileSize) = ("key.pem", file.Length);
        }

        return SendAsync(by, report, file is null ? [] : [file], key);
    }

    internal static async Task<ReportAnswer> SendAsync(Client by, NewReport? report, byte[][] parts, string key = "")
    {
        Metadata headers = key.Length > 0 ? new() { { "idempotency-key", key } } : [];
        using var call = by.SubmitReport(headers);
        try
        {
            if (report is not null)
            {
                await call.RequestStream.WriteAsync(new SubmitReportRequest { Report = report });
            }

            foreach (var chunk in parts.SelectMany(part => part.Chunk(512 * 1024)))
            {
                await call.RequestStream.WriteAsync(new SubmitReportRequest { Bytes = ByteString.CopyFrom(chunk) });
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // Refused before all of it was sent: the answer says why.
        }

        return await call;
    }

    internal static async Task<byte[]> FetchAsync(Client by, string reference)
    {
        using var call = by.FetchReportFile(new() { Reference = reference, Reason = "To have it looked at." });
        using var file = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync())
        {
            part.Bytes.WriteTo(file);
        }

        return file.ToArray();
    }

    internal static AnswerReportRequest TakingUp(string reference, string dossier) => new()
    {
        Reference = reference,
        Answer = "Thank you. It helps.",
        TakingUp = new()
        {
            DossierReference = dossier,
            Reliability = SourceReliability.C,
            Credibility = 3,
            Handling = Handling.TlpGreen,
        },
    };

    internal static async Task<string> ReasonAsync(Task call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call)).Reason;

    internal static Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => ReasonAsync(call.ResponseAsync);
}
