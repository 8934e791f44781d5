using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberSanctions.Replay;

namespace CyberSanctions.Bench;

/// <summary>What is drafted on invented people: proposals among many, long statements of reasons, acts of hundreds.</summary>
internal sealed class Drafts
{
    private const int AtOnce = 8;
    private const int Paragraphs = 200;
    private const int CitesEach = 5;
    private readonly int _first = Random.Shared.Next(10_000, 90_000);
    private readonly HttpClient _gateway;
    private readonly RestApi _api;
    private readonly Principals _principals;
    private int _people;

    private Drafts(HttpClient gateway, Principals principals)
        => (_gateway, _api, _principals) = (gateway, new RestApi(gateway, TimeProvider.System), principals);

    /// <summary>Signs in.</summary>
    public static async Task<Drafts> StartAsync(HttpClient gateway, CancellationToken cancel)
        => new(gateway, await Principals.SignInAsync(gateway, cancel));

    /// <summary>Drafts proposals one after the other: each looks for others on the same subject.</summary>
    public async Task<Latencies> DraftAsync(int times, CancellationToken cancel)
    {
        var (dossier, _) = await ConcludedAsync(documents: 1, released: false, cancel);
        await TakenAsync(10, _ => ProposeAsync(dossier, reasons: null, cancel));
        return await TakenAsync(times, _ => ProposeAsync(dossier, reasons: null, cancel));
    }

    /// <summary>Checks what two statements lack: one of a paragraph, and one of 200 that cite 1,000 items.</summary>
    public async Task<(Latencies Short, Latencies Long)> CheckAsync(int times, CancellationToken cancel)
    {
        var (dossier, items) = await ConcludedAsync(Paragraphs * CitesEach, released: true, cancel);
        var (incident, actor, documents) = (items[0], items[1], items.Skip(2).ToList());
        var few = await ProposeAsync(dossier, [Paragraph(0, [incident, actor, .. documents.Take(2)])], cancel);
        var many = await ProposeAsync(
            dossier,
            [
                Paragraph(0, [incident, actor, .. documents.Take(CitesEach)]),
                .. Enumerable.Range(1, Paragraphs - 1).Select(
                    number => Paragraph(number, [.. documents.Skip(number * CitesEach).Take(CitesEach)])),
            ],
            cancel);
        foreach (var proposal in (string[])[few, many])
        {
            var check = await ReadAsync($"/api/v1/proposals/{proposal}/check", cancel);
            if (!JsonDocument.Parse(check).RootElement.GetProperty("complete").GetBoolean())
            {
                throw new ReplayException($"The reasons of {proposal} do not stand: {check}");
            }
        }

        await TakenAsync(10, _ => ReadAsync($"/api/v1/proposals/{many}/check", cancel));
        return await InTurnsAsync(times, $"/api/v1/proposals/{few}/check", $"/api/v1/proposals/{many}/check", cancel);
    }

    /// <summary>Drafts two acts: one of 50 operations, and one of 500.</summary>
    /// <returns>Their references.</returns>
    public async Task<(string Short, string Long)> DraftActsAsync(CancellationToken cancel)
    {
        var (dossier, _) = await ConcludedAsync(documents: 1, released: false, cancel);
        var acts = new List<string>();
        foreach (var operations in (int[])[50, 500])
        {
            var proposals = new string[operations];
            var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
            await Parallel.ForAsync(0, operations, atOnce, async (place, stop) =>
            {
                proposals[place] = await ProposeAsync(dossier, reasons: null, stop);
                await _api.PostAsync(
                    _principals.Legal, $"/api/v1/proposals/{proposals[place]}/clearance", Key(), new { }, stop);
            });
            acts.Add(await DraftActAsync(proposals, cancel));
        }

        return (acts[0], acts[1]);
    }

    /// <summary>Reads both as documents, in turns.</summary>
    public async Task<(Latencies Short, Latencies Long, int Bytes)> ReadActsAsync(
        (string Short, string Long) acts, string format, int times, CancellationToken cancel)
    {
        var (few, many) = ($"/api/v1/acts/{acts.Short}/text?format={format}", $"/api/v1/acts/{acts.Long}/text?format={format}");
        var bytes = Encoding.UTF8.GetByteCount(await ReadAsync(many, cancel));
        var (ofFew, ofMany) = await InTurnsAsync(times, few, many, cancel);
        return (ofFew, ofMany, bytes);
    }

    private static async Task<Latencies> TakenAsync(int times, Func<int, Task> doing)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await doing(i);
            took.Add(Stopwatch.GetElapsedTime(started));
        }

        return new Latencies(took);
    }

    // What else the machine does hits both alike.
    private async Task<(Latencies Short, Latencies Long)> InTurnsAsync(
        int times, string few, string many, CancellationToken cancel)
    {
        var (ofFew, ofMany) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < times; i++)
        {
            foreach (var (path, took) in ((string, List<TimeSpan>)[])[(few, ofFew), (many, ofMany)])
            {
                var started = Stopwatch.GetTimestamp();
                await ReadAsync(path, cancel);
                took.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        return (new Latencies(ofFew), new Latencies(ofMany));
    }

    private async Task<string> ReadAsync(string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _principals.Officer);
        using var response = await _gateway.SendAsync(request, cancel);
        var text = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode ? text : throw new ReplayException($"{path} was answered with {text}");
    }

    private async Task<(string Dossier, IReadOnlyList<string> Items)> ConcludedAsync(
        int documents, bool released, CancellationToken cancel)
    {
        var opened = new { title = "Invented dossier", summary = "Invented.", handling = "TLP:GREEN", exercise = true };
        var dossier = (await PostAsync("dossiers", opened, cancel)).GetProperty("reference").GetString()!;
        var of = $"dossiers/{dossier}";
        var incident = await IdAsync($"{of}/incidents", new
        {
            title = "Invented intrusion",
            attackKinds = new[] { "access-to-information-systems" },
            externalThreat = new[] { "originates-outside-union" },
            targets = new[] { new { kind = "critical-state-functions", stateFunction = "governance-and-institutions" } },
            effects = new[] { new { factor = "data-stolen", assessment = "Invented files were taken." } },
        });
        var actor = await IdAsync(
            $"{of}/actors", new { kind = "person", name = "Aurelia Nimbus", involvement = "Entered the servers." });
        var evidence = new string[documents];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, documents, atOnce, async (number, stop) =>
        {
            var content = Encoding.UTF8.GetBytes($"Invented document {number} of {dossier}");
            evidence[number] = await IdAsync($"{of}/evidence", new
            {
                title = $"Invented document {number}",
                reliability = "B",
                credibility = 2,
                sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                handling = "TLP:GREEN",
            });
            if (released)
            {
                await ReleaseAsync($"{of}/evidence/{evidence[number]}", content, stop);
            }
        });
        await PostAsync($"{of}/conclusion", new { assessment = "It was she." }, cancel);
        await _api.PostAsync(_principals.Legal, $"/api/v1/{of}/conclusion/confirmation", Key(), new { }, cancel);
        return (dossier, [incident, actor, .. evidence]);

        async Task<string> IdAsync(string path, object body)
            => (await PostAsync(path, body, cancel)).GetProperty("id").GetString()!;
    }

    private async Task ReleaseAsync(string item, byte[] content, CancellationToken cancel)
    {
        using var upload = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{item}/content")
        {
            Content = new ByteArrayContent(content),
        };
        upload.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _principals.Officer);
        using (var uploaded = await _gateway.SendAsync(upload, cancel))
        {
            uploaded.EnsureSuccessStatusCode();
        }

        await _api.PostAsync(
            _principals.Legal,
            $"/api/v1/{item}/release",
            Key(),
            new { released = true, extract = "Invented.", handling = "TLP:GREEN", reason = "It names no source." },
            cancel);
    }

    // Each is somebody else, and says much of themselves.
    private async Task<string> ProposeAsync(string dossier, object[]? reasons, CancellationToken cancel)
    {
        var number = Interlocked.Increment(ref _people);
        var born = new DateOnly(1900, 1, 1).AddDays((_first + number) % 36_500).ToString("O", CultureInfo.InvariantCulture);
        var subject = new
        {
            kind = "person",
            names = new object[]
            {
                new { wholeName = "Aurelia Nimbus", firstName = "Aurelia", lastName = "Nimbus", script = "Latn" },
                new { wholeName = $"Blue Heron {number} of {_first}", kind = "alias", quality = "weak" },
            },
            births = new[] { new { date = born, place = "Port Lark", country = "BE" } },
            nationalities = new[] { "BE" },
            identifiers = new[] { new { type = "passport", number = $"X{_first}{number:00000}", issuingCountry = "BE" } },
            addresses = new[] { new { street = "Quay 1", city = "Port Lark", postcode = "1000", country = "BE" } },
            functions = new[] { new { title = "Engineer", organisation = "Blue Heron Ltd" } },
            remarks = new[] { "Known by this name among those who rented the servers." },
        };
        object body = reasons is null
            ? new
            {
                dossierReference = dossier,
                handling = "TLP:GREEN",
                subject,
                ground = "responsible",
                measures = new[] { "asset-freeze", "travel-ban" },
                statementOfReasons = string.Join(' ', Enumerable.Repeat("Aurelia Nimbus entered the servers of a ministry.", 20)),
                asPublished = true,
            }
            : new
            {
                dossierReference = dossier,
                handling = "TLP:GREEN",
                subject,
                ground = "responsible",
                measures = new[] { "asset-freeze" },
                reasons,
            };
        return (await PostAsync("proposals", body, cancel)).GetProperty("reference").GetString()!;
    }

    private static object Paragraph(int number, string[] cites) => new
    {
        text = $"Aurelia Nimbus entered the servers of an invented ministry, as paragraph {number + 1} says.",
        cites,
        individual = number == 0,
        ground = number == 0 ? "responsible" : null,
        effects = number == 0 ? ["data-stolen"] : Array.Empty<string>(),
    };

    private async Task<string> DraftActAsync(string[] proposals, CancellationToken cancel)
        => (await PostAsync(
            "acts",
            new
            {
                title = $"Invented act of {proposals.Length} listings",
                legalBasis = "Article 13(1) of Regulation (EU) 2019/796",
                number = $"2026/{_first + proposals.Length}",
                entryIntoForce = "2025-01-27",
                publishedOn = "2025-01-27",
                publicationUrl = "https://example.invalid/eli",
                proposalReferences = proposals,
            },
            cancel)).GetProperty("reference").GetString()!;

    private Task<JsonElement> PostAsync(string path, object body, CancellationToken cancel)
        => _api.PostAsync(_principals.Officer, $"/api/v1/{path}", Key(), body, cancel);

    private static string Key() => Guid.NewGuid().ToString("N");
}
