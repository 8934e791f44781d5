using System.CommandLine;
using CyberSanctions.Bench;

var gatewayOption = new Option<string>("--gateway") { Required = true };
var grpcOption = new Option<string>("--grpc") { Required = true };
var roundsOption = new Option<int>("--rounds") { DefaultValueFactory = _ => 3 };
var changesOption = new Option<int>("--changes") { DefaultValueFactory = _ => 5 };
var ballotsOption = new Option<int>("--ballots") { DefaultValueFactory = _ => 100 };
var atOnceOption = new Option<int>("--at-once") { DefaultValueFactory = _ => 32 };
var votes = new RootCommand { gatewayOption, grpcOption, roundsOption, ballotsOption, atOnceOption, changesOption };
votes.SetAction(async (parsed, cancel) =>
{
    using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(gatewayOption)) };
    using var chamber = await Chamber.OpenAsync(http, new Uri(parsed.GetRequiredValue(grpcOption)), parsed.GetValue(ballotsOption), cancel);
    Console.WriteLine("open");
    for (var round = 0; round <= parsed.GetValue(roundsOption); round++)
    {
        var signed = Enumerable.Range(0, parsed.GetValue(changesOption)).SelectMany(_ => chamber.SignVotes()).ToList();
        var done = await VotingRound.RunAsync(chamber, signed, parsed.GetValue(atOnceOption), cancel);
        Console.WriteLine($"{done.PerSecond:0} {done.Took.Percentile(0.5):0.00} {done.Took.Percentile(0.99):0.00}");
    }

    return 0;
});
return await votes.Parse(args).InvokeAsync();
