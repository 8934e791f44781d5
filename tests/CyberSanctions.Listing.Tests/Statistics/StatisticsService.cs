using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Statistics;
using CyberSanctions.Listing.Tests.DueProcess;
using CyberSanctions.Publication.History;
using Dapper;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Client = CyberSanctions.Contracts.Listing.V1.Statistics.StatisticsClient;

namespace CyberSanctions.Listing.Tests.Statistics;

/// <summary>The service, days after all that the tests have happen, and the acts that it and the publication service have on
/// record.</summary>
public sealed class StatisticsService : DueProcessService
{
    private readonly List<(RecordedOperation Operation, string List, DateTime RecordedAt)> _operations = [];
    private long _acts;
    private int _entries;

    /// <summary>Days ahead: all that the test does today has been on record for long.</summary>
    public StatisticsService() => Clock.Move(TimeSpan.FromDays(3));

    /// <summary>Somebody outside, without a token.</summary>
    internal Client Public => new(Service.Channel("", []));

    internal Client AsOf(string role, string state = "") => new(Service.Channel("livia.frost", [role], state));

    /// <summary>The last day that can be told, unless it is just after midnight.</summary>
    internal DateOnly LastDay => Today.AddDays(-1);

    /// <summary>What is on record of a list, as far as it was recorded before a moment.</summary>
    internal IReadOnlyList<RecordedOperation> Operations(string list, DateTime before)
        => [.. _operations.Where(of => of.List == list && of.RecordedAt < before).Select(of => of.Operation)];

    /// <summary>All entries that a list ever had.</summary>
    internal IReadOnlyList<string> Entries(string list)
        => [.. _operations.Where(of => of.List == list).Select(of => of.Operation.Listed?.Reference).OfType<string>()];

    /// <summary>A reference that no other entry has.</summary>
    internal string NewEntry()
    {
        var number = Interlocked.Increment(ref _entries);
        return $"EU.{number}.{number % 100}";
    }

    /// <summary>An operation that lists somebody.</summary>
    internal static Operation Enlisting(
        string reference, SubjectKind kind = SubjectKind.Person, ListingGround ground = ListingGround.Responsible)
        => new()
        {
            List = new ActListing
            {
                Subject = kind == SubjectKind.Person ? Examples.AnotherPerson() : Examples.AnotherEntity(),
                Ground = ground,
                Measures = { Measure.AssetFreeze },
                StatementOfReasons = "She ran the servers.",
                EuReferenceNumber = reference,
            },
        };

    /// <summary>An operation that gives an entry another ground.</summary>
    internal static Operation Regrounding(string reference, ListingGround ground) => new()
    {
        Amend = new Amendment
        {
            EntryReference = reference,
            EntryVersion = 1,
            Fields = { EntryField.Ground },
            Before = new EntryContent(),
            After = new EntryContent { Ground = ground },
        },
    };

    /// <summary>An operation that gives an entry another name.</summary>
    internal static Operation Renaming(string reference) => new()
    {
        Amend = new Amendment
        {
            EntryReference = reference,
            EntryVersion = 1,
            Fields = { EntryField.Names },
            Before = new EntryContent(),
            After = new EntryContent { Subject = new Subject { Names = { Examples.AnotherPerson().Names } } },
        },
    };

    internal static Operation Delisting(string reference, DelistingReason reason = DelistingReason.CriteriaNoLongerMet) => new()
    {
        Delist = new Delisting { EntryReference = reference, EntryVersion = 1, Reason = reason, StatementOfReasons = "Sold." },
    };

    internal static Operation Renewing(DateOnly until, params string[] entries) => new()
    {
        Renew = new Renewal
        {
            Until = until.ToMessage(),
            Reviews = { entries.Select(entry => new Review { EntryReference = entry, EntryVersion = 1, Conclusion = "So." }) },
        },
    };

    internal static Operation Extending(DateOnly until) => new()
    {
        Extend = new Contracts.Listing.V1.Extension
        {
            Until = until.ToMessage()
        }
    };

    /// <summary>An adopted act is on record, here and in the publication service, which tells of it as it does.</summary>
    internal async Task<string> RecordAsync(
        DateTime effective, DateTime recorded, string list, string? corrects, params Operation[] operations)
    {
        var id = Interlocked.Increment(ref _acts);
        var act = new RecordedAct(
            id,
            new ActText
            {
                Reference = $"ACT-2019-{id:D4}",
                Operations = { operations },
                Corrects = corrects is null ? null : new Corrigendum { ActReference = corrects },
            },
            "",
            "BAL-2019-0001",
            effective,
            null);
        await AdoptAsync(act, list);
        _operations.AddRange(operations.Select((operation, place) => (
            new RecordedOperation(
                act, place, operation, operation.List is { } of ? new EntryIdentity(place, of.EuReferenceNumber) : null),
            list,
            recorded)));
        Tell(act, list, recorded);
        Forget();
        return act.Text.Reference;
    }

    internal Task<string> RecordAsync(DateTime effective, params Operation[] operations)
        => RecordAsync(effective, new DateTime(2018, 1, 1, 12, 0, 0, DateTimeKind.Utc), "eu-cyber", null, operations);

    // As the publication service's ActRecorder does.
    private void Tell(RecordedAct act, string list, DateTime at)
    {
        var all = Operations(list, DateTime.MaxValue);
        var settled = Fold.At(all, Point.Settled(at, all));
        var versions = all.SelectMany(Named).CountBy(entry => entry).ToDictionary(count => count.Key, count => count.Value);
        foreach (var operation in act.Operations)
        {
            var kind = KindOf(operation);
            foreach (var reference in Named(operation))
            {
                var entry = settled.Entries.Single(of => of.Identity.Reference == reference);
                Lists.Journal.Append(
                    new EntryChanged
                    {
                        List = list,
                        Reference = reference,
                        Version = versions[reference],
                        Operation = kind,
                        Content = kind is OperationKind.List or OperationKind.Amend ? entry.Content : null,
                        ActReference = act.Text.Reference,
                        AppliesUntil = entry.Until?.Day.ToMessage(),
                    },
                    at: new DateTimeOffset(at));
            }
        }

        Lists.Journal.Append(
            new ActRecorded
            {
                List = list,
                ActReference = act.Text.Reference,
                TakesEffectAt = act.TakesEffectAt.ToTimestamp(),
                ListingsUntil = settled.Listings?.Day.ToMessage(),
                ListingsUntilAct = settled.Listings?.Act.Text.Reference ?? "",
                FrameworkUntil = settled.Framework?.Day.ToMessage(),
                FrameworkUntilAct = settled.Framework?.Act.Text.Reference ?? "",
            },
            at: new DateTimeOffset(at));
    }

    private static IEnumerable<string> Named(RecordedOperation operation) => Named(operation.What);

    private static IEnumerable<string> Named(Operation operation) => operation switch
    {
        { List: { } listing } => [listing.EuReferenceNumber],
        { Amend: { } amendment } => [amendment.EntryReference],
        { Delist: { } delisting } => [delisting.EntryReference],
        { Renew: { } renewal } => renewal.Reviews.Select(review => review.EntryReference),
        _ => [],
    };

    private static OperationKind KindOf(Operation operation) => operation.WhatCase switch
    {
        Operation.WhatOneofCase.List => OperationKind.List,
        Operation.WhatOneofCase.Amend => OperationKind.Amend,
        Operation.WhatOneofCase.Delist => OperationKind.Delist,
        Operation.WhatOneofCase.Renew => OperationKind.Renew,
        _ => OperationKind.Extend,
    };

    // The act with its proposals, as they are once it is adopted: how it came to that is another test's.
    private async Task AdoptAsync(RecordedAct act, string list)
    {
        var exercise = list != "eu-cyber";
        await using var connection = await AdministratorAsync();
        await connection.ExecuteAsync(
            """
            INSERT INTO act (reference, version, state, handling, exercise, number, drafted_by, drafted_at, shown_revision,
                corrects)
            VALUES (@Reference, 3, 5, 1, @exercise, @Reference, 'aurelia.nimbus', now(), 1, @corrects)
            """,
            new { act.Text.Reference, exercise, corrects = act.Text.Corrects?.ActReference });
        foreach (var (place, operation) in act.Operations.Index().Where(of => of.Item.List is null))
        {
            var reference = $"LP-{act.LogicalId}-{place}";
            await connection.ExecuteAsync(
                """
                INSERT INTO proposal (reference, version, state, handling, exercise, drafted_by, drafted_at, cleared_by,
                    cleared_at,
                    act_reference, act_place, act_revision, kind, operation, evidence, written_by)
                VALUES (@reference, 3, 4, 1, @exercise, 'aurelia.nimbus', now(), 'legal-1', now(), @Act, @place, 1, @kind,
                    @operation::jsonb, '{x}', '{aurelia.nimbus}')
                """,
                new
                {
                    reference,
                    exercise,
                    Act = act.Text.Reference,
                    place,
                    kind = (int)KindOf(operation),
                    operation = JsonFormatter.Default.Format(operation),
                });
            await connection.ExecuteAsync(
                "INSERT INTO proposal_entry VALUES (@reference, @list, @entry, 1)",
                Named(operation).Select(entry => new { reference, list, entry }));
        }
    }

    /// <summary>What was counted is counted again: here, acts are recorded that were on record for years.</summary>
    internal void Forget() => Service.Services.GetRequiredService<ListingFigureTable>().Forget();

    /// <summary>Postgres as its superuser, whom no trigger and no key keeps from anything.</summary>
    internal async Task<NpgsqlConnection> AdministratorAsync()
    {
        var owner = Service.Services.GetRequiredService<IConfiguration>().GetConnectionString("listing_owner")!;
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(owner) { Username = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync("SET session_replication_role = replica");
        return connection;
    }

    /// <summary>Figures, as anybody reads them.</summary>
    internal async Task<ListingFigures> ReadAsync(
        FigurePeriod by = FigurePeriod.Year, int from = 0, int until = 0, DateOnly? asOf = null, string list = "eu-cyber")
        => await Public.GetListingFiguresAsync(new()
        {
            List = list,
            By = by,
            FromYear = from,
            UntilYear = until,
            AsOf = asOf.ToMessage(),
        });

    internal static Date ToDate(DateOnly day) => day.ToMessage();
}
