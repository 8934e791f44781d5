using System.Diagnostics;
using CyberSanctions.Replay;

namespace CyberSanctions.Bench;

/// <summary>Invented dossiers of several sizes, to which evidence is added in turns.</summary>
internal sealed class LargeDossiers
{
    private const int Batch = 10;
    private const int FilledAtOnce = 8;

    private readonly RestApi _api;
    private readonly string _officer;
    private readonly Dictionary<int, string> _kept = [];

    private LargeDossiers(RestApi api, string officer) => (_api, _officer) = (api, officer);

    /// <summary>How many items of evidence they hold.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [10, 100, 1_000, 10_000];

    /// <summary>Fills them through the API.</summary>
    public static async Task<LargeDossiers> FillAsync(HttpClient gateway, CancellationToken cancel)
    {
        var principals = await Principals.SignInAsync(gateway, cancel);
        var dossiers = new LargeDossiers(new RestApi(gateway, TimeProvider.System), principals.Officer);
        foreach (var size in Sizes.Where(IsKept))
        {
            dossiers._kept[size] = await dossiers.FilledAsync(size, cancel);
        }

        return dossiers;
    }

    /// <summary>
    /// Adds a few items at each size, one after the other, so that what else the machine does hits all sizes alike.
    /// </summary>
    /// <param name="number">Which round it is: each begins with another size.</param>
    /// <returns>How long one took in the median, in milliseconds, in the order of <see cref="Sizes"/>.</returns>
    public async Task<IReadOnlyList<double>> RoundAsync(int number, CancellationToken cancel)
    {
        var medians = new double[Sizes.Count];
        for (var turn = 0; turn < Sizes.Count; turn++)
        {
            var place = (number + turn) % Sizes.Count;
            var dossier = IsKept(Sizes[place]) ? _kept[Sizes[place]] : await FilledAsync(Sizes[place], cancel);
            var took = new List<TimeSpan>();
            for (var i = 0; i < Batch; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await AddAsync(dossier, cancel);
                took.Add(Stopwatch.GetElapsedTime(started));
            }

            medians[place] = new Latencies(took).Percentile(0.5);
        }

        return medians;
    }

    // A few batches hardly change a large dossier; a small one is filled anew for each.
    private static bool IsKept(int size) => size >= 100 * Batch;

    private async Task<string> FilledAsync(int size, CancellationToken cancel)
    {
        var body = new { title = "Invented dossier", summary = "Invented.", handling = "TLP:GREEN", exercise = true };
        var opened = await _api.PostAsync(_officer, "/api/v1/dossiers", Key(), body, cancel);
        var dossier = opened.GetProperty("reference").GetString()!;
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = FilledAtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, size, atOnce, async (_, stop) => await AddAsync(dossier, stop));
        return dossier;
    }

    private Task AddAsync(string dossier, CancellationToken cancel)
    {
        var evidence = new
        {
            title = "Invented report",
            reliability = "B",
            credibility = 2,
            sha256 = new string('a', 64),
            handling = "TLP:GREEN",
        };
        return _api.PostAsync(_officer, $"/api/v1/dossiers/{dossier}/evidence", Key(), evidence, cancel);
    }

    private static string Key() => Guid.NewGuid().ToString("N");
}
