using System.CommandLine;
using CyberSanctions.Replay;
using Grpc.Core;
using Grpc.Net.Client;
using Spectre.Console;
using Ballots = CyberSanctions.Contracts.Voting.V1.Ballots;

var gatewayOption = Address("--gateway", "The gateway's HTTP address.");
var grpcOption = Address("--grpc", "The gateway's gRPC address (HTTP/2 without TLS).");
var dataOption = new Option<string>("--data") { Description = "Folder with the public acts.", Required = true };
var dashboardOption = new Option<string?>("--dashboard") { Description = "Address of the dashboard, to be printed." };
var skipOption = new Option<bool>("--skip") { Description = "Do not replay; only say where things are." };
var command = new RootCommand(
    "Takes the EU cyber listings of 2020-2025 through the whole procedure, unless they are on the list already.")
{
    gatewayOption, grpcOption, dataOption, dashboardOption, skipOption,
};
command.SetAction(async (parsed, cancel) =>
{
    var console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    });
    if (Console.IsOutputRedirected)
    {
        // Nobody's window: lines are not to be broken for one.
        console.Profile.Width = 160;
    }

    var gateway = parsed.GetRequiredValue(gatewayOption);
    var grpc = parsed.GetRequiredValue(grpcOption);
    using var http = new HttpClient { BaseAddress = gateway };
    using var channel = GrpcChannel.ForAddress(grpc);
    var acts = PublicActs.Read(parsed.GetRequiredValue(dataOption));
    var replayer = new Replayer(http, channel, acts, TimeProvider.System);
    try
    {
        if (!parsed.GetValue(skipOption))
        {
            await ReplayUnlessDoneAsync(console, replayer, acts, cancel);
        }
    }
    catch (ReplayException exception)
    {
        await Console.Error.WriteLineAsync(exception.Message);
        return 1;
    }

    Report.WhereToLook(console, gateway, grpc, parsed.GetValue(dashboardOption));
    return 0;
});

var ballotArgument = new Argument<string>("ballot") { Description = "The ballot's reference: BAL-…" };
var vote = new Command(
    "vote",
    "Has all delegations that have not voted vote for the text, each signing with a key that it registers first. Only where the"
    + " gateway gives development tokens.")
{
    ballotArgument, gatewayOption, grpcOption,
};
vote.SetAction(async (parsed, cancel) =>
{
    try
    {
        await VoteAsync(
            parsed.GetRequiredValue(ballotArgument),
            parsed.GetRequiredValue(gatewayOption),
            parsed.GetRequiredValue(grpcOption),
            cancel);
        return 0;
    }
    catch (Exception exception) when (exception is ReplayException or RpcException)
    {
        await Console.Error.WriteLineAsync(exception is RpcException refused ? refused.Status.Detail : exception.Message);
        return 1;
    }
});
command.Add(vote);
return await command.Parse(args).InvokeAsync();

static async Task VoteAsync(string ballot, Uri gateway, Uri grpc, CancellationToken cancel)
{
    using var http = new HttpClient { BaseAddress = gateway };
    using var channel = GrpcChannel.ForAddress(grpc);
    var api = new RestApi(http, TimeProvider.System);
    var principals = await Principals.SignInAsync(http, cancel);
    var found = await api.GetAsync(principals.Officer, $"/api/v1/ballots/{Uri.EscapeDataString(ballot)}", cancel);
    if (found.GetProperty("state").GetString() == "decided")
    {
        throw new ReplayException($"{ballot} is decided already.");
    }

    using var delegations = await Delegations.RegisterAsync(
        api, new Ballots.BallotsClient(channel), principals, TimeProvider.System, cancel);
    await delegations.VoteAsync(ballot, static _ => { }, cancel);
    Console.WriteLine($"{ballot}: whoever of the {Principals.MemberStates.Count} delegations had not voted has voted for it.");
}

static Option<Uri> Address(string name, string description) => new(name)
{
    Description = description,
    Required = true,
    CustomParser = result =>
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address))
        {
            return address;
        }

        result.AddError($"{name} is no address: {result.Tokens[0].Value}");
        return null;
    },
};

static async Task ReplayUnlessDoneAsync(IAnsiConsole console, Replayer replayer, PublicActs acts, CancellationToken cancel)
{
    if (await replayer.PublishedAsync(cancel) == acts.Listings.Count)
    {
        console.WriteLine($"The {acts.Listings.Count} listings of the public acts are on the list already; nothing to replay.");
        return;
    }

    var replayed = await console.Progress()
        .Columns(
            new ProgressBarColumn(),
            new PercentageColumn(),
            new ElapsedTimeColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left })
        .StartAsync(async progress =>
        {
            var bar = progress.AddTask("signing in", maxValue: replayer.Steps);
            return await replayer.RunAsync(
                done =>
                {
                    bar.Description = Markup.Escape(done);
                    bar.Increment(1);
                },
                cancel);
        });
    Report.Summary(console, replayed);
}
