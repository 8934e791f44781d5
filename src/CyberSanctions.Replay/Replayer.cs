using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberSanctions.Contracts.Voting.V1;
using Grpc.Net.Client;

namespace CyberSanctions.Replay;

/// <summary>
/// Takes the public acts through the real procedure, as officers, a legal reviewer and 27 delegates
/// would: dossiers, proposals, clearance, act, signed votes, decision; then waits for the list.
/// </summary>
public sealed class Replayer(HttpClient gateway, GrpcChannel ballots, PublicActs acts, TimeProvider time)
{
    private const string Latest = "/lists/eu-cyber/latest/list.json";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly RestApi _api = new(gateway, time);
    private readonly Ballots.BallotsClient _ballots = new(ballots);
    private Principals _principals = null!;
    private Action<string> _done = null!;
    private EntityTagHeaderValue? _tag;
    private JsonDocument? _latest;

    /// <summary>How many steps there are.</summary>
    public int Steps
        => acts.Acts.Sum(a => a.Dossiers.Count + a.Dossiers.Sum(d => d.Listings.Count) + 2 + Principals.MemberStates.Count);

    /// <summary>Replays all acts in date order.</summary>
    /// <param name="done">Told what has been done, <see cref="Steps"/> times.</param>
    public async Task<IReadOnlyList<ReplayedAct>> RunAsync(Action<string> done, CancellationToken cancel)
    {
        _done = done;
        _principals = await Principals.SignInAsync(gateway, cancel);
        using var delegations = await Delegations.RegisterAsync(_api, _ballots, _principals, time, cancel);
        var replayed = new List<ReplayedAct>();
        foreach (var act in acts.Acts)
        {
            replayed.Add(await ReplayAsync(act, delegations, cancel));
        }

        return replayed;
    }

    /// <summary>How many of the listings are on the published list.</summary>
    public async Task<int> PublishedAsync(CancellationToken cancel)
    {
        var latest = await LatestAsync(cancel);
        return latest is null ? 0 : References(latest).Count(acts.Listings.ContainsKey);
    }

    private async Task<ReplayedAct> ReplayAsync(PublicAct act, Delegations delegations, CancellationToken cancel)
    {
        var started = time.GetTimestamp();
        var proposals = new List<string>();
        foreach (var dossier in act.Dossiers)
        {
            var reference = await FileDossierAsync(act, dossier, cancel);
            foreach (var listing in dossier.Listings)
            {
                proposals.Add(await ProposeAsync(reference, listing, cancel));
            }
        }

        var ballot = await SubmitAsync(act, proposals, cancel);
        await delegations.VoteAsync(ballot, memberState => _done($"{ballot}: {memberState} has voted"), cancel);
        var lastVote = time.GetTimestamp();
        var decided = await _api.PostAsync(
            _principals.Officer,
            $"/api/v1/ballots/{ballot}/decision",
            $"replay/{act.Number}/decision",
            new { closeWithVotesMissing = false },
            cancel);
        var outcome = decided.GetProperty("decision").GetProperty("outcome").GetString();
        var version = await FetchableAsync(act, cancel);
        var fetchable = time.GetElapsedTime(lastVote);
        _done($"{act.Number}: version {version} published");
        return new ReplayedAct(act, ballot, outcome!, proposals.Count, version, fetchable, time.GetElapsedTime(started));
    }

    private async Task<string> FileDossierAsync(PublicAct act, PublicDossier dossier, CancellationToken cancel)
    {
        var key = $"replay/{act.Number}/{Ascii(dossier.Campaign)}";
        var listings = dossier.Listings.Select(l => acts.Listings[l.EuReferenceNumber]).ToList();
        var created = await _api.PostAsync(
            _principals.Officer,
            "/api/v1/dossiers",
            key,
            new
            {
                title = dossier.Campaign,
                summary = $"What {act.Title} says publicly.",
                handling = "TLP:CLEAR",
                exercise = false,
            },
            cancel);
        var path = $"/api/v1/dossiers/{created.GetProperty("reference").GetString()}";
        foreach (var (index, incident) in dossier.Incidents.Index())
        {
            await _api.PostAsync(_principals.Officer, $"{path}/incidents", $"{key}/incident/{index}", incident, cancel);
        }

        var summaries = string.Join("\n", listings.Select(l => $"{l.EuReferenceNumber}: {l.ReasonsInBrief}"));
        var evidence = new
        {
            title = act.Title,
            description = $"The act itself, as summarised in this project's data; the SHA-256 is that of the"
                + $" summaries.\n{summaries}",
            source = act.PublicationUrl,
            reliability = "A",
            credibility = 6,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(summaries))),
            handling = "TLP:CLEAR",
        };
        await _api.PostAsync(_principals.Officer, $"{path}/evidence", $"{key}/evidence", evidence, cancel);
        foreach (var listing in listings)
        {
            var actor =
                new { kind = listing.Type, name = listing.Name, aliases = listing.Aliases, involvement = listing.ReasonsInBrief };
            await _api.PostAsync(
                _principals.Officer, $"{path}/actors", $"{key}/actor/{listing.EuReferenceNumber}", actor, cancel);
        }

        var assessment = new { assessment = $"As held by the Council in {act.Title}." };
        await _api.PostAsync(_principals.Officer, $"{path}/conclusion", $"{key}/conclusion", assessment, cancel);
        await _api.PostAsync(
            _principals.Legal, $"{path}/conclusion/confirmation", $"{key}/confirmation", new { }, cancel);
        _done($"{act.Number}: dossier on {dossier.Campaign} concluded");
        return created.GetProperty("reference").GetString()!;
    }

    private async Task<string> ProposeAsync(string dossier, PublicGround ground, CancellationToken cancel)
    {
        var listing = acts.Listings[ground.EuReferenceNumber];
        var key = $"replay/{listing.EuReferenceNumber}";
        var draft = await _api.PostAsync(
            _principals.Officer, "/api/v1/proposals", key, ProposalBody.Of(dossier, listing, ground.Ground), cancel);
        var reference = draft.GetProperty("reference").GetString()!;
        await _api.PostAsync(_principals.Legal, $"/api/v1/proposals/{reference}/clearance", $"{key}/clearance", new { }, cancel);
        _done($"{listing.EuReferenceNumber}: proposed and cleared");
        return reference;
    }

    private async Task<string> SubmitAsync(PublicAct act, List<string> proposals, CancellationToken cancel)
    {
        var body = new
        {
            title = act.Title,
            legalBasis = act.LegalBasis,
            number = act.Number,
            entryIntoForce = act.EntryIntoForce.ToString("O", CultureInfo.InvariantCulture),

            // Each of them entered into force on the day of its publication.
            publishedOn = act.EntryIntoForce.ToString("O", CultureInfo.InvariantCulture),
            publicationUrl = act.PublicationUrl,
            proposalReferences = proposals,
        };
        var draft = await _api.PostAsync(_principals.Officer, "/api/v1/acts", $"replay/{act.Number}", body, cancel);
        var reference = draft.GetProperty("reference").GetString()!;
        var clearance = new { textSha256 = draft.GetProperty("textSha256").GetString() };
        await _api.PostAsync(
            _principals.Legal, $"/api/v1/acts/{reference}/clearance", $"replay/{act.Number}/clearance", clearance, cancel);
        await _api.PostAsync(
            _principals.Officer, $"/api/v1/acts/{reference}/submission", $"replay/{act.Number}/submission", new { }, cancel);
        var ballot = await WaitAsync(
            async () => (await _api.GetAsync(_principals.Officer, $"/api/v1/ballots?actReference={reference}", cancel))
                .GetProperty("items")
                .EnumerateArray()
                .Select(b => b.GetProperty("reference").GetString())
                .SingleOrDefault(),
            $"the ballot on {act.Number}",
            cancel);
        _done($"{act.Number}: submitted, ballot {ballot} is open");
        return ballot;
    }

    private async Task<long> FetchableAsync(PublicAct act, CancellationToken cancel)
    {
        var wanted = act.Dossiers[0].Listings[0].EuReferenceNumber;
        var list = await WaitAsync(
            async () => await LatestAsync(cancel) is { } latest && References(latest).Contains(wanted) ? latest : null,
            $"the list with {act.Number}",
            cancel);
        return list.RootElement.GetProperty("version").GetInt64();
    }

    // Nothing while there is none, or while the service is away. Asks as a bank would, naming what it has: to fetch and
    // read the whole list again and again would slow down the very publication that it waits for.
    private async Task<JsonDocument?> LatestAsync(CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Latest);
        if (_tag is not null)
        {
            request.Headers.IfNoneMatch.Add(_tag);
        }

        using var response = await gateway.SendAsync(request, cancel);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return _latest;
        }

        if (response.StatusCode == HttpStatusCode.NotFound || RestApi.IsPassing(response.StatusCode))
        {
            return null;
        }

        _latest = JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancel));
        _tag = response.Headers.ETag;
        return _latest;
    }

    private static IEnumerable<string> References(JsonDocument list)
        => list.RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("euReferenceNumber").GetString()!);

    private async Task<T> WaitAsync<T>(Func<Task<T?>> look, string what, CancellationToken cancel)
        where T : class
    {
        var started = time.GetTimestamp();
        while (true)
        {
            if (await look() is { } found)
            {
                return found;
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                throw new ReplayException($"Waited {Patience.TotalSeconds:0} seconds for {what}.");
            }

            await Task.Delay(Pause, time, cancel);
        }
    }

    // Idempotency keys are visible ASCII.
    private static string Ascii(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? c : '-'));
}
