using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// What the dashboard and <c>aspire resource gateway …</c> offer at the gateway of a development run: its documentation and lists
/// to click, the replay of the public acts, and development tokens.
/// </summary>
internal static class GatewayCommands
{
    private static readonly string[] Roles =
        ["officer", "legal", "delegate", "observer", "partner", "publisher", "auditor", "administrator"];

    public static IResourceBuilder<ProjectResource> WithCommands(
        this IResourceBuilder<ProjectResource> gateway, IProjectMetadata replay)
    {
        var http = gateway.GetEndpoint("http");
        return gateway
            .WithUrlForEndpoint("http", endpoint => Link("API documentation", "/docs/", endpoint))
            .WithUrlForEndpoint("http", endpoint => Link("The list", "/lists/eu-cyber/latest/list.xml", endpoint))
            .WithCommand(
                "replay",
                "Replay the public acts",
                context => ReplayAsync(context, replay, http, gateway.GetEndpoint("grpc")),
                new()
                {
                    Description = "Takes the EU cyber listings of 2020-2025 through the whole procedure, unless they are on the"
                        + " list already. "
                        + "What it says goes to the gateway's log.",
                    IconName = "Play",
                    IsHighlighted = true,
                })
            .WithCommand("token", "Show a development token", context => TokenAsync(context, http), new()
            {
                Description = "A token of one hour for trying out the API.",
                IconName = "Key",
                Arguments =
                [
                    new() { Name = "subject", Label = "Who", InputType = InputType.Text, Required = true, Value = "officer.one" },
                    new()
                    {
                        Name = "role",
                        Label = "Role",
                        InputType = InputType.Choice,
                        Required = true,
                        Value = Roles[0],
                        Options = [.. Roles.Select(role => KeyValuePair.Create(role, role))],
                    },
                    new()
                    {
                        Name = "member-state",
                        Label = "A delegate's Member State",
                        InputType = InputType.Text,
                        Placeholder = "EL",
                    },
                ],
            });
    }

    private static ResourceUrlAnnotation Link(string text, string path, EndpointReference endpoint)
        => new() { Url = path, DisplayText = text, Endpoint = endpoint };

    private static async Task<ExecuteCommandResult> ReplayAsync(
        ExecuteCommandContext context, IProjectMetadata replay, EndpointReference http, EndpointReference grpc)
    {
        var data = Path.GetFullPath("../../data", Path.GetDirectoryName(replay.ProjectPath)!);
        string[] arguments = [Programs.Of(replay), "--gateway", http.Url, "--grpc", grpc.Url, "--data", data];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException("dotnet does not start.");
        var errors = process.StandardError.ReadToEndAsync(context.CancellationToken);
        var last = "";
        while (await process.StandardOutput.ReadLineAsync(context.CancellationToken) is { } line)
        {
            context.Logger.LogInformation("{Line}", line);
            last = line.Contains("listings", StringComparison.Ordinal) ? line : last;
        }

        await process.WaitForExitAsync(context.CancellationToken);
        return process.ExitCode == 0 ? CommandResults.Success(last) : CommandResults.Failure((await errors).Trim());
    }

    private static async Task<ExecuteCommandResult> TokenAsync(ExecuteCommandContext context, EndpointReference http)
    {
        using var client = new HttpClient { BaseAddress = new Uri(http.Url) };
        var memberState = context.Arguments["member-state"].Value;
        using var response = await client.PostAsJsonAsync("/dev/tokens", new JsonObject
        {
            ["subject"] = context.Arguments["subject"].Value,
            ["roles"] = new JsonArray(context.Arguments["role"].Value),
            ["memberState"] = string.IsNullOrEmpty(memberState) ? null : memberState,
        }, context.CancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(context.CancellationToken);
        if (!response.IsSuccessStatusCode)
            return CommandResults.Failure(
                answer.TryGetProperty("detail", out var detail) ? detail.GetString() : response.ReasonPhrase);
        var token = answer.GetProperty("token").GetString()!;
        return CommandResults.Success("Valid for an hour.", token, CommandResultFormat.Text, displayImmediately: true);
    }
}
