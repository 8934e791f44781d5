using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CyberSanctions.Integration.Tests.Running;

/// <summary>What <c>aspire do publish-manifest</c> writes, for tools that deploy the suite.</summary>
public sealed partial class ManifestTests : IDisposable
{
    private static readonly string[] Services = ["attribution", "listing", "voting", "publication", "gateway"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifest-");

    // {voting.bindings.grpc.url}
    [GeneratedRegex(@"\{([a-z0-9-]+)\.([^{}]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder { get; }

    [Fact]
    public async Task TheManifest_HasTheServicesAsProjects_AndTheServersAsContainers()
    {
        var resources = await PublishAsync();

        Assert.All(Services, service => Assert.Equal("project.v0", (string?)resources[service]?["type"]));
        Assert.All(
            Services, service => Assert.True(File.Exists(Path.Combine(_folder.FullName, (string)resources[service]!["path"]!))));
        Assert.All(["postgres", "redis"], server => Assert.Equal("container.v0", (string?)resources[server]?["type"]));
    }

    [Fact]
    public async Task EveryPlaceholder_StandsForSomethingInTheManifest()
    {
        var resources = await PublishAsync();
        var placeholders = Placeholder.Matches(resources.ToJsonString())
            .Select(match => (Resource: match.Groups[1].Value, Path: match.Groups[2].Value)).Distinct().ToList();

        Assert.Contains(("voting", "bindings.grpc.url"), placeholders);
        Assert.All(
            placeholders,
            placeholder => Assert.True(StandsFor(resources, placeholder.Resource, placeholder.Path), $"{placeholder}"));
    }

    [Fact]
    public async Task AService_ListensWhereOthersReachIt_AndKeepsNoSecretInTheManifest()
    {
        var resources = await PublishAsync();

        Assert.All(Services, service =>
        {
            var settings = resources[service]!["env"]!.AsObject();
            Assert.Equal("true", (string?)settings["LISTEN_ON_ALL_ADDRESSES"]);
            Assert.DoesNotContain("ASPNETCORE_FORWARDEDHEADERS_ENABLED", settings.Select(setting => setting.Key));
            Assert.Equal(8080, (int?)resources[service]!["bindings"]!["http"]!["targetPort"]);
            Assert.Equal(8081, (int?)resources[service]!["bindings"]!["grpc"]!["targetPort"]);
        });
        // A password is asked for by whoever deploys.
        Assert.All(
            resources.Where(resource => (string?)resource.Value!["type"] == "parameter.v0"),
            parameter => Assert.Equal($"{{{parameter.Key}.inputs.value}}", (string?)parameter.Value!["value"]));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool StandsFor(JsonObject resources, string resource, string path)
    {
        var steps = path.Split('.');
        return steps[0] switch
        {
            // What the deploying tool finds out is not in it; a port that a container is to listen on is.
            "bindings" => resources[resource]?["bindings"]?[steps[1]] is { } binding
                && (steps[2] != "targetPort" || binding["targetPort"] is not null),
            "inputs" => resources[resource]?["inputs"]?[steps[1]] is not null,
            "connectionString" or "value" => resources[resource]?[steps[0]] is not null,
            _ => false,
        };
    }

    private async Task<JsonObject> PublishAsync()
    {
        string[] arguments = ["--operation", "publish", "--step", "publish-manifest", "--output-path", _folder.FullName];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.AppHost, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}{await error}");
        return JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "aspire-manifest.json")))![
            "resources"]!.AsObject();
    }
}
