using System.Runtime.CompilerServices;
using System.Text;
using CyberSanctions.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberSanctions.Gateway.Tests.Identity;

/// <summary>docs/rights.md is what the table and the endpoints say.</summary>
public sealed class RightsDocumentTests(GatewayApp gateway) : IClassFixture<GatewayApp>
{
    private const string Rewrite = "REWRITE_DOCUMENTS";

    private const string Introduction =
        $"""
        # Who may do what

        Made from the table by which services and gateway admit (`CyberSanctions.ServiceDefaults/Identity/Rights.cs`). To make it
        anew: `{Rewrite}=1 dotnet test tests/CyberSanctions.Gateway.Tests --filter {nameof(RightsDocumentTests)}`.

        Any one of the roles admits, by gRPC and by REST alike. What one may read is bounded by its marking too: `officer`,
        `legal`, `auditor` and `service` see all of it, `delegate` to TLP:AMBER+STRICT, `partner` to TLP:AMBER, `observer` to
        TLP:GREEN, others TLP:CLEAR; what is marked above does not exist for them. A delegate whose token names no State that is a
        member today has none of the rights of a delegate, unless that State is on the roster of a ballot that is not decided.
        Somebody of a partner's speaks for the partner that the token names, and sees of dossiers what was shared with that one
        ([partners.md](partners.md)); whose token names none, or has another role besides, has no rights at all.
        Where two people are required, subjects that differ only in case, white space, invisible or look-alike characters are one
        person.

        | gRPC method | REST | about | roles |
        |---|---|---|---|

        """;

    [Fact]
    public async Task Document_IsWhatTheTableSays()
    {
        var wanted = Document();
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Path(), wanted);
        }

        Assert.Equal(wanted, await File.ReadAllTextAsync(Path()));
    }

    private string Document()
    {
        var rest = gateway.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<Right>() is not null)
            .ToLookup(
                endpoint => endpoint.Metadata.GetMetadata<Right>()!.Method,
                endpoint => $"`{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} "
                    + $"{PathOf(endpoint)}`",
                StringComparer.Ordinal);
        var document = new StringBuilder(Introduction);
        foreach (var right in Rights.All)
        {
            document.Append(
                $"| `{right.Method["cybersanctions.".Length..]}` | {string.Join(", ", rest[right.Method])} | {right.Resource} | ")
                .Append(
                    right.OpenToAll ? "everybody, without a token" : string.Join(", ", right.Roles.Select(role => $"`{role}`")))
                .Append(" |\n");
        }

        return document.ToString().ReplaceLineEndings("\n");
    }

    // Without what all paths of the API begin with; those of TAXII are told as they are.
    private static string PathOf(RouteEndpoint endpoint)
        => endpoint.RoutePattern.RawText!.TrimEnd('/') is var path && path.StartsWith("/api/v1", StringComparison.Ordinal)
            ? path["/api/v1".Length..]
            : path;

    private static string Path([CallerFilePath] string here = "")
        => System.IO.Path.GetFullPath(System.IO.Path.Combine(here, "../../../../docs/rights.md"));
}
