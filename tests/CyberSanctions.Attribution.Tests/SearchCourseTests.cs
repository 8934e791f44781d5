using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Dapper;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Client = CyberSanctions.Contracts.Attribution.V1.Dossiers.DossiersClient;

namespace CyberSanctions.Attribution.Tests;

/// <summary>
/// Whatever officers do, in whatever order: what is found is what somebody would find who reads all that they may see, word by
/// word; and the index says what it would say if it were made anew.
/// </summary>
public sealed class SearchCourseTests(AttributionService attribution) : IClassFixture<AttributionService>
{
    private const int Steps = 50;

    // As it is written, and as it is compared: told here by hand.
    private static readonly Dictionary<string, string> Folded = new(StringComparer.Ordinal)
    {
        ["Heron"] = "heron",
        ["herons"] = "herons",
        ["Ｂｌｕｅ"] = "blue",
        ["bluebird"] = "bluebird",
        ["Élan"] = "elan",
        ["Straße"] = "strasse",
        ["ab"] = "ab",
        ["abba"] = "abba",
        ["x"] = "x",
        ["Цапля"] = "цапля",
        ["ΣΑΣ"] = "σασ",
    };

    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["heron"] = "heron",
        ["HERONS"] = "herons",
        ["ero"] = "ero",
        ["bl"] = "bl",
        ["ird"] = "ird",
        ["rd"] = "rd",
        ["b"] = "b",
        ["x"] = "x",
        ["AB"] = "ab",
        ["e\u0301lan"] = "elan",
        ["STRASSE"] = "strasse",
        ["ａｓｓ"] = "ass",
        ["апля"] = "апля",
        ["Цап"] = "цап",
        ["σας"] = "σασ",
        ["bba"] = "bba",
    };

    private readonly List<string> _references = [];

    private Client Officer => attribution.Officer;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhateverIsDone_WhatIsFoundIsWhatAReaderWouldFind(int seed)
    {
        var random = new Random(seed);
        for (var step = 1; step <= Steps; step++)
        {
            try
            {
                await StepAsync(random);
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
            {
                // The course goes on.
            }

            if (random.Next(4) == 0)
            {
                // Some of those that are quiet, or all of them.
                await RestingTests.RestAsync(attribution.Service, most: random.Next(2) == 0 ? 2 : 1_000);
            }

            if (step % 10 == 0)
            {
                Assert.Empty(await DifferencesAsync(attribution.Service));
            }
        }

        Assert.NotEmpty(await RestingTests.AtRestAsync(attribution.Service));

        foreach (var reader in (Client[])[Officer, attribution.As("a", Roles.Auditor), attribution.As("o", Roles.Observer)])
        {
            var all = await ReadAllAsync(reader);
            for (var i = 0; i < 25; i++)
            {
                var words = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Some(Queries.Keys, random)).ToList();
                await FindAsync(reader, all, words);
            }
        }
    }

    [Fact]
    public async Task DatabaseFromBefore_IsFilled()
    {
        await using var service = await TestService.StartOnKeptAsync<Program>("attribution");
        var officer = new Client(service.Channel("aurelia.nimbus", [Roles.Officer]));
        var full = (await ReadAllAsync(officer)).First(read => read.Dossier.Contents.Actors > 0).Dossier.Reference;
        var actor = (await officer.ListActorsAsync(new ListActorsRequest { Reference = full })).Actors[0];

        Assert.Empty(await DifferencesAsync(service));
        var found = await officer.ListDossiersAsync(new ListDossiersRequest { Where = new() { Actor = actor.Name } });
        Assert.Contains(full, found.Dossiers.Select(dossier => dossier.Reference));
    }

    // A reader reads everything, and looks at each word.
    private static async Task FindAsync(Client reader, IReadOnlyList<Read> all, IReadOnlyList<string> words)
    {
        var expected = all.Where(read => words.All(word => read.Texts.Any(text => Holds(text.Said, Queries[word])))).ToList();
        var found = await reader.ListDossiersAsync(
            new ListDossiersRequest { Where = new() { Q = string.Join("  ", words) }, Page = new() { Size = 200 } });
        if (expected.Count == 0)
        {
            Assert.True(found.Similar || found.Counts.Total == 0);
            return;
        }

        var what = string.Join(' ', words);
        Assert.Equal(
            (what, false, string.Join(' ', expected.Select(read => read.Dossier.Reference))),
            (what, found.Similar, string.Join(' ', found.Dossiers.Select(dossier => dossier.Reference))));
        Assert.Equal(
            new DossierCounts
            {
                Total = expected.Count,
                Open = expected.Count(read => read.Dossier.State == DossierState.Open),
                Concluded = expected.Count(read => read.Dossier.State == DossierState.Concluded),
                Withdrawn = expected.Count(read => read.Dossier.State == DossierState.Withdrawn),
            },
            found.Counts);
        foreach (var (read, dossier) in expected.Zip(found.Dossiers))
        {
            var places = read.Texts.Where(text => words.Any(word => Holds(text.Said, Queries[word])))
                .Select(text => text.Id).ToHashSet(StringComparer.Ordinal);
            Assert.Equal((places.Remove(""), places.Count > 10), (dossier.Found.Header, dossier.Found.MoreItems));
            Assert.Equal(Math.Min(10, places.Count), dossier.Found.Items.Select(item => item.Id).Intersect(places).Count());
            Assert.Equal(Math.Min(10, places.Count), dossier.Found.Items.Count);
        }
    }

    private static bool Holds(string said, string sought)
        => said.Split(' ').Select(word => Folded.GetValueOrDefault(word, word)).Any(word => sought.Length switch
        {
            1 => word == sought,
            2 => word.StartsWith(sought, StringComparison.Ordinal),
            _ => word.Contains(sought, StringComparison.Ordinal),
        });

    private static async Task<IReadOnlyList<Read>> ReadAllAsync(Client reader)
    {
        var all = new List<Read>();
        foreach (var listed in (await reader.ListDossiersAsync(new ListDossiersRequest { Page = new() { Size = 200 } })).Dossiers)
        {
            var dossier = await reader.GetDossierAsync(new GetDossierRequest { Reference = listed.Reference });
            var texts = new List<(string Id, string Said)> { ("", dossier.Title), ("", dossier.Summary) };
            var (reference, page) = (dossier.Reference, new PageRequest { Size = 200 });
            texts.AddRange(
                (await reader.ListIncidentsAsync(new ListIncidentsRequest { Reference = reference, Page = page })).Incidents
                    .SelectMany(i => new[] { (i.Id, i.Title), (i.Id, i.Description) }
                        .Concat(i.Effects.Select(effect => (i.Id, effect.Assessment)))));
            texts.AddRange(
                (await reader.ListEvidenceAsync(new ListEvidenceRequest { Reference = reference, Page = page })).Evidence
                    .SelectMany(e => new[] { (e.Id, e.Title), (e.Id, e.Description), (e.Id, e.Source) }));
            texts.AddRange((await reader.ListActorsAsync(new ListActorsRequest { Reference = reference, Page = page })).Actors
                .SelectMany(a => a.Aliases.Append(a.Name).Append(a.Involvement).Select(said => (a.Id, said))));
            all.Add(new Read(dossier, texts));
        }

        return all;
    }

    // What the index says and would not say if it were made anew, and the other way round.
    private static async Task<IReadOnlyList<string>> DifferencesAsync(TestService<Program> service)
    {
        var settings = service.Services.GetRequiredService<IConfiguration>();
        await using var connection = new NpgsqlConnection(settings.GetConnectionString("attribution_owner"));
        return (await connection.QueryAsync<string>(
            """
            WITH kept AS (SELECT id, dossier, ordinal, kind, words, names, attack_kinds, sectors, began FROM search_item),
            item AS (
                (TABLE kept EXCEPT TABLE search_item_said) UNION ALL (TABLE search_item_said EXCEPT TABLE kept)),
            segment AS (SELECT dossier, segment, word FROM search_segment, string_to_table(btrim(words), ' ') word),
            said AS (
                SELECT dossier, segment, word FROM search_item, string_to_table(btrim(words), ' ') word
                UNION SELECT d.ordinal, 0, word FROM dossier d, string_to_table(btrim(search_header(d)), ' ') word),
            word AS ((TABLE segment EXCEPT TABLE said) UNION ALL (TABLE said EXCEPT TABLE segment))
            SELECT format('item %s of %s: %s', id, dossier, words) FROM item
            UNION ALL SELECT format('segment %s of %s: %s', segment, dossier, word) FROM word
            UNION ALL (
                SELECT format('facts of %s', ordinal) FROM (
                    (SELECT ordinal, reference, state, handling, exercise FROM dossier
                     EXCEPT SELECT ordinal, reference, state, handling, exercise FROM search_dossier)
                    UNION ALL
                    (SELECT ordinal, reference, state, handling, exercise FROM search_dossier
                     EXCEPT SELECT ordinal, reference, state, handling, exercise FROM dossier)) facts)
            UNION ALL (
                SELECT format('at rest %s: %s', dossier, word) FROM (
                    WITH rest AS (SELECT ordinal AS dossier, word FROM search_dossier, string_to_table(btrim(words), ' ') word),
                    whole AS (
                        SELECT dossier, word FROM segment WHERE dossier IN (
                            SELECT ordinal FROM search_dossier WHERE words IS NOT NULL))
                    (TABLE rest EXCEPT TABLE whole) UNION ALL (TABLE whole EXCEPT TABLE rest)) words)
            UNION ALL SELECT format('segment %s of %s: at rest, or not', segment, dossier)
                FROM search_segment JOIN search_dossier ON ordinal = dossier
                WHERE resting <> (search_dossier.words IS NOT NULL)
            UNION ALL (
                SELECT format('incident %s', incident) FROM (
                    WITH day AS (SELECT generate_series(date '2000-01-01', date '2030-01-01', '1 month')::date AS day),
                    there AS (
                        SELECT dossier, attack_kind, sector, day FROM search_item, day,
                            unnest(array_append(attack_kinds, '')) attack_kind, unnest(array_append(sectors, '')) sector
                        WHERE kind = 1 AND began @> day),
                    kept AS (SELECT dossier, attack_kind, sector, day FROM search_incident, day WHERE began @> day)
                    (TABLE there EXCEPT TABLE kept) UNION ALL (TABLE kept EXCEPT TABLE there)) incident)
            UNION ALL SELECT format('unknown: %s', word) FROM said
                WHERE length(word) BETWEEN 3 AND 40 AND word NOT IN (SELECT word FROM search_word)
            UNION ALL SELECT format('too many in segment %s of %s', segment, dossier)
                FROM search_item GROUP BY dossier, segment HAVING count(*) > CASE segment WHEN 1 THEN 15 ELSE 128 END
            """)).AsList();
    }

    private async Task StepAsync(Random random)
    {
        if (_references.Count == 0 || random.Next(8) == 0)
        {
            _references.Add((await Officer.CreateDossierAsync(new CreateDossierRequest
            {
                Title = Text(random),
                Summary = Text(random),
                Handling = (Handling)random.Next(1, 6),
                Exercise = false,
            })).Reference);
        }

        var reference = Some(_references, random);
        var evidence = new Evidence(Examples.Evidence())
        {
            Title = Text(random),
            Description = Text(random),
            Source = Text(random),
            Handling = (Handling)random.Next(1, 4),
        };
        var incident = new Incident(Examples.Incident()) { Title = Text(random), Description = Text(random) };
        incident.Effects[0].Assessment = Text(random);
        var actor = new Actor(Examples.Actor())
        {
            Name = Text(random),
            Involvement = Text(random),
            Aliases = { $"{Text(random)} x x x" },
        };
        actor.Aliases.RemoveAt(0);
        switch (random.Next(12))
        {
            case < 3:
                await Officer.AddIncidentAsync(new() { Reference = reference, Incident = incident });
                break;
            case < 5:
                await Officer.AddEvidenceAsync(new() { Reference = reference, Evidence = evidence });
                break;
            case < 7:
                await Officer.NameActorAsync(new() { Reference = reference, Actor = actor });
                break;
            case 7:
                await Officer.AmendIncidentAsync(
                    new()
                    {
                        Reference = reference,
                        Id = await ItemAsync(reference, 0, random),
                        Incident = incident,
                        Reason = "x",
                    });
                break;
            case 8:
                await Officer.AmendActorAsync(
                    new() { Reference = reference, Id = await ItemAsync(reference, 1, random), Actor = actor, Reason = "x" });
                break;
            case 9:
                await Officer.WithdrawItemAsync(
                    new() { Reference = reference, Id = await ItemAsync(reference, random.Next(2), random), Reason = "x" });
                break;
            case 10:
                await Officer.AmendDossierAsync(new()
                {
                    Reference = reference,
                    Title = Text(random),
                    Handling = (Handling)random.Next(1, 6),
                    Reason = "x",
                });
                break;
            default:
                await CloseAsync(reference, random);
                break;
        }
    }

    private async Task CloseAsync(string reference, Random random)
    {
        if (random.Next(3) == 0)
        {
            await Officer.WithdrawDossierAsync(new() { Reference = reference, Reason = "x" });
            return;
        }

        await Officer.ConcludeDossierAsync(new() { Reference = reference, Assessment = "-" });
        await attribution.ConfirmAsync(reference);
        _references.Add((await Officer.SupersedeDossierAsync(new() { Reference = reference, Reason = "x" })).Reference);
    }

    private async Task<string> ItemAsync(string reference, int kind, Random random)
    {
        var ids = kind == 0
            ? (await Officer.ListIncidentsAsync(new() { Reference = reference })).Incidents.Select(incident => incident.Id)
            : (await Officer.ListActorsAsync(new() { Reference = reference })).Actors.Select(actor => actor.Id);
        return ids.ToList() is { Count: > 0 } some ? Some(some, random) : Guid.NewGuid().ToString();
    }

    private static string Text(Random random)
        => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Some(Folded.Keys, random)));

    private static T Some<T>(IReadOnlyCollection<T> among, Random random) => among.ElementAt(random.Next(among.Count));

    private sealed record Read(Dossier Dossier, IReadOnlyList<(string Id, string Said)> Texts);
}
