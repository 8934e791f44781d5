using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using AttributionFiles = CyberSanctions.Contracts.Attribution.V1;

namespace CyberSanctions.Integration.Tests.Authorization;

/// <summary>
/// Everybody at every door: each identity at each operation of the OpenAPI document, and at each gRPC method of the contracts
/// through the gateway and at the service itself. Whom to admit is taken from the table of rights; a method that has no line
/// there, or an operation that stands for no method, fails. What is asked for does not exist, so that nothing changes.
/// </summary>
[Collection(SuiteCollection.Name)]
public sealed partial class MatrixTests(Suite suite)
{
    private static readonly FileDescriptor[] Contracts =
    [
        CyberSanctions.Contracts.Attribution.V1.AttributionReflection.Descriptor,
        CyberSanctions.Contracts.Listing.V1.ListingReflection.Descriptor,
        CyberSanctions.Contracts.Voting.V1.VotingReflection.Descriptor,
        CyberSanctions.Contracts.Publication.V1.PublicationReflection.Descriptor,
    ];

    [Fact]
    public async Task EveryIdentity_AtEveryOperationOfTheRestApi()
    {
        var before = await suite.FingerprintAsync();
        var wrong = new List<string>();
        var document = (await suite.Gateway.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
        var operations = Operations(document).ToList();
        foreach (var identity in Identity.All)
        {
            foreach (var (method, path, operation) in operations)
            {
                var right = Rights.Of((string)operation["x-grpc-method"]!);
                Assert.Equal(
                    right.Roles, operation["security"]!.AsArray().Select(requirement => (string)requirement!["bearer"]![0]!));
                var (admission, answer) = await KnockAsync(method, Placeholder().Replace(path, Made), identity);
                if (admission != identity.Expected(right))
                {
                    wrong.Add($"{identity.Token} at {method} {path}: {answer}, and not {identity.Expected(right)}");
                }
            }
        }

        Assert.True(operations.Count > 30, "The document describes hardly anything.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await suite.FingerprintAsync());
    }

    [Fact]
    public async Task EveryIdentity_AtEveryGrpcMethod_ThroughTheGatewayAndAtTheService()
    {
        var before = await suite.FingerprintAsync();
        var wrong = new List<string>();
        foreach (var (service, channel, methods) in Doors())
        {
            using (channel)
            {
                foreach (var identity in Identity.All)
                {
                    foreach (var method in methods)
                    {
                        var right = Rights.Of($"{method.Service.FullName}/{method.Name}");
                        var (admission, answer) = await KnockAsync(channel, method, service, identity);
                        if (admission != identity.Expected(right))
                        {
                            wrong.Add($"{identity.Token} at {channel.Target} {right.Method}: {answer}, and not"
                                + $" {identity.Expected(right)}");
                        }
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await suite.FingerprintAsync());
    }

    [Theory]
    [InlineData("cybersanctions.listing.v1.Acts", "AdoptAct")]
    [InlineData("grpc.health.v1.Health", "Check")]
    [InlineData("grpc.reflection.v1.ServerReflection", "ServerReflectionInfo")]
    public async Task MethodThatThereIsNot_BehindTheGateway_IsUnimplemented_WithDetails(string service, string method)
    {
        var bytes = Marshallers.Create(message => message, message => message);
        var call = new Method<byte[], byte[]>(MethodType.Unary, service, method, bytes, bytes);
        var exception = await Assert.ThrowsAsync<RpcException>(
            () => suite.Grpc.CreateCallInvoker().AsyncUnaryCall(call, null, new CallOptions(), []).ResponseAsync);

        Assert.Equal(
            (StatusCode.Unimplemented, "no-such-method"),
            (exception.StatusCode, StatusDetails.FromRpcException(exception).Reason));
    }

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    private static string Made(Match placeholder) => placeholder.Groups[1].Value switch
    {
        "memberState" => "FR",
        "service" => "voting",
        "list" => "eu-cyber",
        "language" => "de",
        _ => "X-1999-0001",
    };

    // Those that stand for a method of the contracts.
    private static IEnumerable<(string Method, string Path, JsonObject Operation)> Operations(JsonObject document)
        => from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Value is JsonObject described && described.ContainsKey("x-grpc-method")
           select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    // Evidence itself, responses, partners, reports, bundles, derogations, due process and the voting service's reference data
    // have files of their own.
    private static IEnumerable<FileDescriptor> FilesOf(FileDescriptor file)
        => file == AttributionFiles.AttributionReflection.Descriptor
            ?
            [
                file, AttributionFiles.EvidenceStoreReflection.Descriptor, AttributionFiles.ResponseReflection.Descriptor,
                AttributionFiles.PartnerReflection.Descriptor, AttributionFiles.ReportReflection.Descriptor,
                AttributionFiles.StixReflection.Descriptor, AttributionFiles.ExerciseReflection.Descriptor,
            ]
            : file == CyberSanctions.Contracts.Listing.V1.ListingReflection.Descriptor
                ?
                [
                    file, CyberSanctions.Contracts.Listing.V1.DueProcessReflection.Descriptor,
                    CyberSanctions.Contracts.Listing.V1.DerogationsReflection.Descriptor,
                    CyberSanctions.Contracts.Listing.V1.StagesReflection.Descriptor,
                    CyberSanctions.Contracts.Listing.V1.TranslationsReflection.Descriptor,
                    CyberSanctions.Contracts.Listing.V1.WorkQueueReflection.Descriptor,
                    CyberSanctions.Contracts.Listing.V1.DocumentsReflection.Descriptor,
                    CyberSanctions.Contracts.Listing.V1.StatisticsReflection.Descriptor,
                    CyberSanctions.Contracts.Listing.V1.CourtFilesReflection.Descriptor,
                ]
            : file == CyberSanctions.Contracts.Voting.V1.VotingReflection.Descriptor
                ? [file, CyberSanctions.Contracts.Voting.V1.ReferenceDataReflection.Descriptor]
                : [file];

    // Through the gateway all of them; at each service its own, and its journal at both.
    private IEnumerable<(string Service, GrpcChannel Channel, IReadOnlyList<MethodDescriptor> Methods)> Doors()
    {
        var journal = CyberSanctions.Contracts.Journal.V1.JournalReflection.Descriptor.Services[0].Methods;
        foreach (var (service, file) in Suite.Services.Zip(Contracts))
        {
            MethodDescriptor[] methods = [.. FilesOf(file).SelectMany(f => f.Services).SelectMany(s => s.Methods), .. journal];
            yield return (service, GrpcChannel.ForAddress(suite.GrpcAddress), methods);
            yield return (service, suite.ChannelTo(service), methods);
        }
    }

    private async Task<(Admission Admission, string Answer)> KnockAsync(string method, string path, Identity identity)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "POST" ? JsonContent.Create(new { }) : null;
        if (Suite.Authorizations.For(identity.Token) is { } authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await suite.Gateway.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var type = (int)response.StatusCode is 401 or 403
            ? (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["type"] ?? ""
            : "";
        var admission = (int)response.StatusCode switch
        {
            401 when type == "/problems/unauthenticated" => Admission.Unknown,
            401 when type == "/problems/invalid-token" => Admission.NotAccepted,
            401 => throw new InvalidOperationException($"{method} {path} is refused for {type}."),
            403 when type == "/problems/permission-denied" => Admission.Refused,
            403 when type == "/problems/no-member-state" => Admission.RefusedForItsState,
            403 when type == "/problems/no-partner" => Admission.RefusedForItsPartner,
            _ => Admission.Admitted,
        };
        return (admission, $"{(int)response.StatusCode} {type}");
    }

    private static async Task<(Admission Admission, string Answer)> KnockAsync(
        GrpcChannel channel, MethodDescriptor method, string service, Identity identity)
    {
        var headers = new Metadata { { "journal-of", service } };
        if (Suite.Authorizations.For(identity.Token) is { } authorization)
        {
            headers.Add("authorization", authorization);
        }

        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await AnyMethod.CallAsync(
                channel.CreateCallInvoker(), method, [], new CallOptions(headers, cancellationToken: patience.Token));
            return (Admission.Admitted, "OK");
        }
        catch (RpcException exception)
        {
            // Without details it would be a bare HTTP status that the client made a status of.
            var reason = exception.Trailers.Any(t => t.Key == "grpc-status-details-bin")
                ? StatusDetails.FromRpcException(exception).Reason
                : "no details";
            var admission = (exception.StatusCode, reason) switch
            {
                (StatusCode.Unauthenticated, "unauthenticated") => Admission.Unknown,
                (StatusCode.Unauthenticated, "invalid-token") => Admission.NotAccepted,
                (StatusCode.PermissionDenied, "permission-denied") => Admission.Refused,
                (StatusCode.PermissionDenied, "no-member-state") => Admission.RefusedForItsState,
                (StatusCode.PermissionDenied, "no-partner") => Admission.RefusedForItsPartner,
                (StatusCode.Unauthenticated or StatusCode.PermissionDenied, _) => throw new InvalidOperationException(
                    $"{method.FullName} is refused for {reason}.", exception),
                _ => Admission.Admitted,
            };
            return (admission, $"{exception.StatusCode} {reason}");
        }
    }
}
