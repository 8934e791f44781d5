using System.Diagnostics;
using CyberSanctions.Replay;

namespace CyberSanctions.Bench;

/// <summary>
/// Officers who look for dossiers or proposals, all at once, and one who opens a large dossier. eng/bench/search.sql and
/// proposals.sql say what there is.
/// </summary>
internal sealed class Searches
{
    private const int Users = 8;
    private const string Large = "/api/v1/dossiers/ATT-2020-0001";

    private readonly RestApi _api;
    private readonly string _officer;
    private readonly string _address;
    private readonly IReadOnlyList<(string Name, string Query)> _kinds;

    private Searches(RestApi api, string officer, string address, IReadOnlyList<(string Name, string Query)> kinds)
        => (_api, _officer, _address, _kinds) = (api, officer, address, kinds);

    // What is looked for, and the list without filters that it is compared with, by name.
    private static IReadOnlyList<(string Name, string Query)> Words { get; } =
    [
        ("no-filter", ""),
        ("rare-word", "?q=zanzephyra"),
        ("common-word", "?q=harbour"),
        ("two-words", "?q=harbour%20lantern"),
        ("part-of-word", "?q=arbou"),
        ("typing-error", "?q=aurelai%20nimubs"),
        ("Chinese-name", "?q=%E5%BF%97%E5%BC%B7"),
        ("mine", "?mine=true&q=harbour"),
    ];

    /// <summary>Signs in, to look for dossiers.</summary>
    public static async Task<Searches> ForDossiersAsync(HttpClient gateway, CancellationToken cancel)
        => await StartAsync(
            gateway,
            "/api/v1/dossiers",
            [
                .. Words,
                ("actor", "?actor=nimb"),
                ("filters-only", "?state=open&exercise=false&attackKind=data-interference&beganFrom=2020-01-01"),
            ],
            cancel);

    /// <summary>Signs in, to look for proposals.</summary>
    public static async Task<Searches> ForProposalsAsync(HttpClient gateway, CancellationToken cancel)
        => await StartAsync(
            gateway,
            "/api/v1/proposals",
            [
                .. Words,
                ("passport", "?q=X0004217"),
                ("filters-only", "?state=draft&exercise=false&kind=list&subjectKind=person&measure=travel-ban"),
            ],
            cancel);

    /// <summary>
    /// Eight at a time, each looking for another kind of thing all the time, so that all kinds are under way together.
    /// </summary>
    /// <param name="times">How often each looks for each.</param>
    /// <returns>By kind, and of all together: how many are found at most, and how long it took.</returns>
    public async Task<IReadOnlyList<(string Name, long Total, Latencies Took)>> RunAsync(int times, CancellationToken cancel)
    {
        var took = _kinds.ToDictionary(kind => kind.Name, _ => new List<TimeSpan>());
        var totals = new Dictionary<string, long>();
        await Task.WhenAll(Enumerable.Range(0, Users).Select(UserAsync));
        return
        [
            .. _kinds.Select(kind => (kind.Name, totals[kind.Name], new Latencies(took[kind.Name]))),
            ("all", totals.Values.Max(), new Latencies(took.Values.SelectMany(each => each))),
        ];

        async Task UserAsync(int user)
        {
            for (var i = 0; i < times * _kinds.Count; i++)
            {
                var (name, query) = _kinds[(i + user) % _kinds.Count];
                var started = Stopwatch.GetTimestamp();
                var page = await _api.GetAsync(_officer, $"{_address}{query}", cancel);
                var elapsed = Stopwatch.GetElapsedTime(started);
                lock (took)
                {
                    took[name].Add(elapsed);
                    totals[name] = page.GetProperty("counts").GetProperty("total").GetInt64();
                }
            }
        }
    }

    /// <summary>One officer opens a dossier of 10,000 items: its head with counts, and a page of each kind.</summary>
    public async Task<Latencies> OpenAsync(int times, CancellationToken cancel)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await _api.GetAsync(_officer, Large, cancel);
            foreach (var kind in (string[])["incidents", "evidence", "actors"])
            {
                await _api.GetAsync(_officer, $"{Large}/{kind}", cancel);
            }

            took.Add(Stopwatch.GetElapsedTime(started));
        }

        return new Latencies(took);
    }

    private static async Task<Searches> StartAsync(
        HttpClient gateway, string address, IReadOnlyList<(string Name, string Query)> kinds, CancellationToken cancel)
        => new(
            new RestApi(gateway, TimeProvider.System), (await Principals.SignInAsync(gateway, cancel)).Officer, address, kinds);
}
