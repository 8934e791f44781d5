using System.Security.Cryptography;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Replay;
using CyberSanctions.Signing;
using Grpc.Core;
using Grpc.Net.Client;

namespace CyberSanctions.Bench;

/// <summary>27 delegations with keys of their own, and open ballots on invented acts of an exercise.</summary>
internal sealed class Chamber : IDisposable
{
    // A day until which acts are taken over as they were published.
    private const string Published = "2025-01-27";
    private readonly Dictionary<string, SigningKey> _keys = Principals.MemberStates.ToDictionary(
        state => state, _ => SigningKey.Create());
    private readonly Dictionary<(string Ballot, string State), int> _sequences = [];
    private readonly List<(string Reference, string TextSha256)> _open = [];
    private readonly Dictionary<string, Metadata> _metadata;
    private readonly int _first = 10_000 + Random.Shared.Next(80_000);
    private readonly RestApi _api;
    private readonly Principals _principals;

    private Chamber(RestApi api, Principals principals, Uri grpc)
    {
        _api = api;
        _principals = principals;
        _metadata = principals.Delegates.ToDictionary(d => d.Key, d => new Metadata { { "authorization", $"Bearer {d.Value}" } });
        Channel = GrpcChannel.ForAddress(grpc, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
            DisposeHttpClient = true,
        });
        Client = new Ballots.BallotsClient(Channel);
    }

    /// <summary>To the gateway.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>To the gateway.</summary>
    public Ballots.BallotsClient Client { get; }

    /// <summary>References of the open ballots.</summary>
    public IReadOnlyList<string> OpenBallots => [.. _open.Select(ballot => ballot.Reference)];

    /// <summary>Registers the keys and opens so many ballots.</summary>
    public static async Task<Chamber> OpenAsync(HttpClient gateway, Uri grpc, int ballots, CancellationToken cancel)
    {
        var principals = await Principals.SignInAsync(gateway, cancel);
        var chamber = new Chamber(new RestApi(gateway, TimeProvider.System), principals, grpc);
        try
        {
            await chamber.RegisterKeysAsync(cancel);
            await chamber.OpenBallotsAsync(ballots, cancel);
            return chamber;
        }
        catch
        {
            chamber.Dispose();
            throw;
        }
    }

    /// <summary>What a delegate's calls carry.</summary>
    public Metadata MetadataOf(string state) => _metadata[state];

    /// <summary>
    /// A vote of each delegation in each ballot, signed now: the first one there, or a change of the one before.
    /// </summary>
    public IEnumerable<SignedVote> SignVotes() => SignVotes(OpenBallots);

    /// <summary>A vote of each delegation in some ballots.</summary>
    public IEnumerable<SignedVote> SignVotes(IEnumerable<string> ballots)
        => from state in Principals.MemberStates
           from ballot in _open.Where(open => ballots.Contains(open.Reference)).ToList()
           select Sign(ballot.Reference, ballot.TextSha256, state);

    /// <inheritdoc/>
    public void Dispose()
    {
        Channel.Dispose();
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private SignedVote Sign(string ballot, string textSha256, string state)
    {
        var sequence = _sequences[(ballot, state)] = _sequences.GetValueOrDefault((ballot, state)) + 1;
        var signed = SignedStatement.Sign(_keys[state], new Statement
        {
            Ballot = ballot,
            TextSha256 = textSha256,
            MemberState = state,
            Kind = StatementKind.Vote,
            Choice = sequence % 2 == 0 ? Choice.Abstain : Choice.For,
            Sequence = sequence,
            Time = Timestamps.Cut(TimeProvider.System.GetUtcNow()),
        });
        return new SignedVote(ballot, state, sequence, new MakeStatementRequest { Statement = signed.Jws.Compact });
    }

    private Task RegisterKeysAsync(CancellationToken cancel)
        => Task.WhenAll(_keys.Select(key => _api.PostAsync(
            _principals.Administrator,
            $"/api/v1/delegations/{key.Key}/keys",
            key.Value.Public.Id,
            new
            {
                publicKey = key.Value.Public.Spki.ToArray(),
                validTo = Timestamps.Cut(TimeProvider.System.GetUtcNow().AddYears(1)),
            },
            cancel)));

    private async Task OpenBallotsAsync(int count, CancellationToken cancel)
    {
        var dossier = await FileDossierAsync(cancel);
        var acts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            acts.Add(await SubmitAsync(dossier, i, cancel));
        }

        foreach (var act in acts)
        {
            // Waits until voting has heard of the act.
            var found = await _api.GetAsync(_principals.Officer, $"/api/v1/ballots?actReference={act}", cancel);
            var reference = found.GetProperty("items")[0].GetProperty("reference").GetString()!;
            var text = await _api.GetAsync(_principals.Officer, $"/api/v1/ballots/{reference}/text", cancel);
            _open.Add((reference, Convert.ToHexStringLower(SHA256.HashData(text.GetProperty("text").GetBytesFromBase64()))));
        }
    }

    private async Task<string> FileDossierAsync(CancellationToken cancel)
    {
        var dossier = new { title = "Invented dossier", summary = "Invented.", handling = "TLP:GREEN", exercise = true };
        var path = $"/api/v1/dossiers/{await PostAsync("dossiers", dossier, cancel)}";
        var incident = new
        {
            title = "Invented intrusion",
            description = "Servers of an invented ministry were entered.",
            attackKinds = new[] { "access-to-information-systems" },
            externalThreat = new[] { "originates-outside-union" },
            targets = new[] { new { kind = "critical-state-functions", stateFunction = "governance-and-institutions" } },
            effects = new[] { new { factor = "data-stolen", assessment = "Invented files were taken." } },
        };
        var evidence = new
        {
            title = "Invented report",
            reliability = "B",
            credibility = 2,
            sha256 = new string('a', 64),
            handling = "TLP:GREEN",
        };
        await _api.PostAsync(_principals.Officer, $"{path}/incidents", Key(), incident, cancel);
        await _api.PostAsync(_principals.Officer, $"{path}/evidence", Key(), evidence, cancel);
        await _api.PostAsync(
            _principals.Officer,
            $"{path}/actors",
            Key(),
            new { kind = "person", name = "Aurelia Nimbus", involvement = "Entered the servers." },
            cancel);
        await _api.PostAsync(_principals.Officer, $"{path}/conclusion", Key(), new { assessment = "It was she." }, cancel);
        await _api.PostAsync(_principals.Legal, $"{path}/conclusion/confirmation", Key(), new { }, cancel);
        return path[(path.LastIndexOf('/') + 1)..];
    }

    private async Task<string> SubmitAsync(string dossier, int number, CancellationToken cancel)
    {
        var proposal = await PostAsync(
            "proposals",
            new
            {
                dossierReference = dossier,
                handling = "TLP:GREEN",
                subject = new
                {
                    kind = "person",
                    names = new[] { new { wholeName = "Aurelia Nimbus" } },
                    births = new[] { new { date = Birthday(number) } },
                },
                ground = "responsible",
                measures = new[] { "asset-freeze", "travel-ban" },
                statementOfReasons = "Entered the servers of an invented ministry.",

                // What is measured begins with the vote: that reasons stand is another matter.
                asPublished = true,
            },
            cancel);
        await _api.PostAsync(_principals.Legal, $"/api/v1/proposals/{proposal}/clearance", Key(), new { }, cancel);
        var act = await PostAsync(
            "acts",
            new
            {
                title = $"Invented act {number}",
                legalBasis = "Article 13(1) of Regulation (EU) 2019/796",
                number = $"2026/{_first + number}",
                entryIntoForce = Published,
                publishedOn = Published,
                publicationUrl = "https://example.invalid/eli",
                proposalReferences = new[] { proposal },
            },
            cancel);
        var textSha256 = (await _api.GetAsync(_principals.Legal, $"/api/v1/acts/{act}", cancel))
            .GetProperty("textSha256")
            .GetString();
        await _api.PostAsync(_principals.Legal, $"/api/v1/acts/{act}/clearance", Key(), new { textSha256 }, cancel);
        await _api.PostAsync(_principals.Officer, $"/api/v1/acts/{act}/submission", Key(), new { }, cancel);
        return act;
    }

    private async Task<string> PostAsync(string path, object body, CancellationToken cancel)
        => (await _api.PostAsync(_principals.Officer, $"/api/v1/{path}", Key(), body, cancel))
            .GetProperty("reference")
            .GetString()!;

    // Each is somebody else.
    private string Birthday(int number)
        => new DateOnly(1900, 1, 1)
            .AddDays((_first + number) % 36_500)
            .ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static string Key() => Guid.NewGuid().ToString("N");
}

/// <summary>A vote, ready to be sent.</summary>
internal sealed record SignedVote(string Ballot, string State, int Sequence, MakeStatementRequest Request);
