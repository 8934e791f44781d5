using System.CommandLine;
using System.Globalization;
using CyberSanctions.Bench;

var gatewayOption = new Option<string>("--gateway") { Description = "The gateway's HTTP address.", Required = true };
var grpcOption = new Option<string>("--grpc")
{
    Description = "The gateway's gRPC address (HTTP/2 without TLS).",
    Required = true,
};

var ballotsOption = new Option<int>("--ballots") { Description = "How many ballots are open.", DefaultValueFactory = _ => 100 };
var atOnceOption = new Option<int>("--at-once")
{
    Description = "How many votes are under way at any time.",
    DefaultValueFactory = _ => 32,
};
var changesOption = new Option<int>("--changes")
{
    Description = "How often each delegation votes in each ballot in a round.",
    DefaultValueFactory = _ => 3,
};
var votes = new Command(
    "votes",
    "Opens ballots and says \"open\". Then each line of input is a round of votes: accepted a second, p50 and p99 in ms.")
{
    ballotsOption, atOnceOption, changesOption,
};
votes.SetAction(async (parsed, cancel) =>
{
    using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(gatewayOption)) };
    using var chamber = await Chamber.OpenAsync(
        http, new Uri(parsed.GetRequiredValue(grpcOption)), parsed.GetValue(ballotsOption), cancel);
    Console.WriteLine("open");
    while (await Console.In.ReadLineAsync(cancel) is not null)
    {
        // Signed before the clock runs: the delegates do that, each on a machine of its own.
        var signed = Enumerable.Range(0, parsed.GetValue(changesOption)).SelectMany(_ => chamber.SignVotes()).ToList();
        var round = await VotingRound.RunAsync(chamber, signed, parsed.GetValue(atOnceOption), cancel);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{round.PerSecond:0} {round.Took.Percentile(0.5):0.00} {round.Took.Percentile(0.99):0.00}"));
    }
});

var watchersOption = new Option<int>("--watchers") { Description = "How many watch.", DefaultValueFactory = _ => 1_000 };
var votesOption = new Option<int>("--votes") { Description = "How many votes they see.", DefaultValueFactory = _ => 100 };
var watchers = new Command(
    "watchers", "Has many watch one ballot: how many votes were seen, and p50, p95 and p99 in ms after their acceptance.")
{
    watchersOption, votesOption,
};
watchers.SetAction(async (parsed, cancel) =>
{
    using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(gatewayOption)) };
    using var chamber = await Chamber.OpenAsync(http, new Uri(parsed.GetRequiredValue(grpcOption)), 1, cancel);
    var seen = await new Watchers(chamber, chamber.OpenBallots[0]).RunAsync(
        parsed.GetValue(watchersOption), parsed.GetValue(votesOption), cancel);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{seen.Count} {seen.Percentile(0.5):0.0} {seen.Percentile(0.95):0.0} {seen.Percentile(0.99):0.0}"));
});

var roundsOption = new Option<int>("--rounds") { Description = "How often it is measured.", DefaultValueFactory = _ => 40 };
var dossiers = new Command(
    "dossiers", "Adds evidence to dossiers of several sizes, in turns: the median at each size, in ms, a line for each round.")
{
    roundsOption,
};
dossiers.SetAction(async (parsed, cancel) =>
{
    using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(gatewayOption)) };
    var filled = await LargeDossiers.FillAsync(http, cancel);
    Console.WriteLine(string.Join(' ', LargeDossiers.Sizes));
    for (var round = 0; round < parsed.GetValue(roundsOption); round++)
    {
        var medians = await filled.RoundAsync(round, cancel);
        Console.WriteLine(string.Join(' ', medians.Select(ms => ms.ToString("0.000", CultureInfo.InvariantCulture))));
    }
});

var search = new Command(
    "search", "Eight users look for dossiers: of each kind of search, how many are found, p50 and p95 in ms; then the opening of"
    + " a dossier of 10,000 items.") { roundsOption };
search.SetAction(async (parsed, cancel) =>
{
    using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(gatewayOption)) };
    var searches = await Searches.ForDossiersAsync(http, cancel);
    await searches.RunAsync(10, cancel); // planned and warm
    await TellAsync(searches, parsed.GetValue(roundsOption), cancel);
    var opened = await searches.OpenAsync(parsed.GetValue(roundsOption), cancel);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"opening 10000 {opened.Percentile(0.5):0.0} {opened.Percentile(0.95):0.0}"));
});

var proposals = new Command(
    "proposals", "Eight users look for proposals: of each kind of search, how many are found, p50 and p95 in ms.")
{
    roundsOption,
};
proposals.SetAction(async (parsed, cancel) =>
{
    using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(gatewayOption)) };
    var searches = await Searches.ForProposalsAsync(http, cancel);
    await searches.RunAsync(10, cancel); // planned and warm
    await TellAsync(searches, parsed.GetValue(roundsOption), cancel);
});

var duplicates = new Command(
    "duplicates", "Drafts proposals, each of which looks for others on the same subject: p50, p95 in ms.")
{
    roundsOption,
};
duplicates.SetAction((parsed, cancel) => DraftingAsync(parsed, cancel, async (drafts, rounds)
    => Tell("", await drafts.DraftAsync(rounds, cancel))));

var reasons = new Command(
    "reasons", "Checks a statement of one paragraph, and one of 200 that cite 1,000 items, in turns: p50, p95 in ms of each.")
{
    roundsOption,
};
reasons.SetAction((parsed, cancel) => DraftingAsync(parsed, cancel, async (drafts, rounds) =>
{
    var (few, many) = await drafts.CheckAsync(rounds, cancel);
    Tell("1 ", few);
    Tell("200 ", many);
}));

var acts = new Command(
    "acts", "Reads acts of 50 and of 500 operations as documents, in turns: p50, p95 in ms of each, and bytes of the longer.")
{
    roundsOption,
};
acts.SetAction((parsed, cancel) => DraftingAsync(parsed, cancel, async (drafts, rounds) =>
{
    var drafted = await drafts.DraftActsAsync(cancel);
    foreach (var format in (string[])["html", "plain"])
    {
        var (few, many, bytes) = await drafts.ReadActsAsync(drafted, format, rounds, cancel);
        Tell($"{format} {bytes} 50 ", few);
        Tell($"{format} {bytes} 500 ", many);
    }
}));

var fold = new Command("fold", "Folds 300,000 operations on 100,000 entries: ms, ms with what each entry says, MB held, entries"
    + " on the list.") { roundsOption };
fold.SetAction(parsed =>
{
    var operations = History.Write();
    History.Fold(operations); // compiled and warm
    for (var round = 0; round < parsed.GetValue(roundsOption); round++)
    {
        var took = History.Fold(operations);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{took.Milliseconds:0} {took.WithContents:0} {took.Megabytes:0} {took.OnList}"));
    }
});

var chunksOption = new Option<int>("--mib") { Description = "How large it is.", DefaultValueFactory = _ => 1_024 };
var contentOption = new Option<FileInfo>("--content") { Description = "Where the bytes go.", Required = true };
var copyOption = new Option<FileInfo>("--copy")
{
    Description = "Where the same go in Postgres's binary COPY format.",
    Required = true,
};
var evidence = new Command("evidence", "Writes random bytes, and the same as psql copies them into a table: their SHA-256.")
{
    chunksOption, contentOption, copyOption,
};
evidence.SetAction(parsed => Console.WriteLine(EvidenceFiles.Write(
    parsed.GetValue(chunksOption), parsed.GetRequiredValue(contentOption), parsed.GetRequiredValue(copyOption))));

var objectsOption = new Option<int>("--objects") { Description = "How many objects it has.", DefaultValueFactory = _ => 10_000 };
var bundleOption = new Option<FileInfo>("--bundle") { Description = "Where the bundle goes.", Required = true };
var stix = new Command("stix", "Writes a bundle of STIX, and its objects as psql copies them into a table.")
{
    objectsOption, bundleOption, copyOption,
};
stix.SetAction(parsed => StixBundles.Write(
    parsed.GetValue(objectsOption), parsed.GetRequiredValue(bundleOption), parsed.GetRequiredValue(copyOption)));

foreach (var command in (Command[])[votes, watchers, dossiers, search, proposals, duplicates, reasons, acts])
{
    command.Add(gatewayOption);
    command.Add(grpcOption);
}

return await new RootCommand("Loads a running suite, or a part of it, and measures; bench.sh compares.")
{
    votes, watchers, dossiers, evidence, stix, search, proposals, duplicates, reasons, acts, fold,
}.Parse(args).InvokeAsync();

static async Task TellAsync(Searches searches, int rounds, CancellationToken cancel)
{
    foreach (var (name, total, took) in await searches.RunAsync(rounds, cancel))
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name} {total} {took.Percentile(0.5):0.0} {took.Percentile(0.95):0.0}"));
    }
}

async Task DraftingAsync(ParseResult parsed, CancellationToken cancel, Func<Drafts, int, Task> measure)
{
    using var http = new HttpClient { BaseAddress = new Uri(parsed.GetRequiredValue(gatewayOption)) };
    await measure(await Drafts.StartAsync(http, cancel), parsed.GetValue(roundsOption));
}

static void Tell(string of, Latencies took) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{of}{took.Percentile(0.5):0.0} {took.Percentile(0.95):0.0}"));
