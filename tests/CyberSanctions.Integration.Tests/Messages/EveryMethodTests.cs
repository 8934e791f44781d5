using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Compression;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Integration.Tests.Messages;

/// <summary>Messages that are none, and messages that inflate, to every gRPC method behind the gateway.</summary>
[Collection(SuiteCollection.Name)]
public sealed class EveryMethodTests(Suite suite)
{
    private const int MiB = 1024 * 1024;

    private static readonly ServiceDescriptor[] Services =
    [
        Attribution.Dossiers.Descriptor, Attribution.EvidenceStore.Descriptor, Attribution.Partners.Descriptor,
        Attribution.Stix.Descriptor, Attribution.Exercises.Descriptor,
        Listing.Proposals.Descriptor, Listing.Acts.Descriptor, Listing.Derogations.Descriptor, Listing.DueProcess.Descriptor,
        Listing.Stages.Descriptor,
        Listing.Translations.Descriptor,
        Listing.WorkQueue.Descriptor,
        Listing.ProposalDocuments.Descriptor,
        Listing.Statistics.Descriptor,
        Listing.CourtFiles.Descriptor,
        Voting.Ballots.Descriptor,
        Voting.Delegations.Descriptor, Voting.ReferenceData.Descriptor, Publication.Lists.Descriptor,
    ];

    public static TheoryData<string> Methods
        => [.. Services.SelectMany(service => service.Methods).Select(method => $"{method.Service.FullName}/{method.Name}")];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Message_ThatIsNoProtobuf_IsAnInvalidArgumentWithDetails(string method)
    {
        var errors = ErrorsSoFar();

        var refused = await CallAsync(method, [.. Enumerable.Repeat((byte)0xFF, 11)], new CallOptions());

        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_REQUEST"), (refused.StatusCode, ReasonOf(refused)));
        Assert.Equal(errors, ErrorsSoFar());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Message_ThatInflatesBeyondTheLimit_IsRefusedWithDetails(string method)
    {
        var errors = ErrorsSoFar();

        var refused = await CallAsync(
            method, new byte[8 * MiB], new CallOptions(new Metadata { { "grpc-internal-encoding-request", "gzip" } }));

        Assert.Equal((StatusCode.ResourceExhausted, "TOO_LARGE"), (refused.StatusCode, ReasonOf(refused)));
        Assert.Equal(errors, ErrorsSoFar());
    }

    private static string? ReasonOf(RpcException refused)
        => refused.Trailers.GetValueBytes("grpc-status-details-bin") is { } bytes
            ? Google.Rpc.Status.Parser.ParseFrom(bytes).Details
                .Single(detail => detail.Is(ErrorInfo.Descriptor))
                .Unpack<ErrorInfo>().Reason
            : null;

    private IReadOnlyList<int> ErrorsSoFar()
        => [.. Suite.Services.Append("gateway").Select(service => suite.ErrorsOf(service).Count)];

    private async Task<RpcException> CallAsync(string name, byte[] message, CallOptions options)
    {
        var parts = name.Split('/');
        using var channel = GrpcChannel.ForAddress(suite.GrpcAddress, new GrpcChannelOptions
        {
            CompressionProviders = [new GzipCompressionProvider(CompressionLevel.Fastest)],
        });
        var headers = options.Headers ?? [];
        headers.Add("authorization", $"Bearer {await TokenAsync(name)}");
        headers.Add("idempotency-key", $"messages-{Guid.NewGuid():N}");
        var method = Services.SelectMany(service => service.Methods)
            .Single(m => m.Service.FullName == parts[0] && m.Name == parts[1]);
        return await Assert.ThrowsAsync<RpcException>(
            () => AnyMethod.CallAsync(channel.CreateCallInvoker(), method, message, options.WithHeaders(headers)));
    }

    // Of everybody: what is tried here is the message and not the right. A partner's has no other role.
    private async Task<string> TokenAsync(string method)
    {
        object everybody = new
        {
            subject = "messages.everybody",
            roles = new[] { "officer", "legal", "delegate", "publisher", "auditor", "administrator", "observer", "authority" },
            memberState = "FR",
        };
        object partner = new { subject = "messages.partner", roles = new[] { "partner" }, partner = "US" };
        using var response = await suite.Gateway.PostAsJsonAsync(
            "/dev/tokens", Rights.Of(method).Roles.SequenceEqual([Roles.Partner]) ? partner : everybody);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }
}
