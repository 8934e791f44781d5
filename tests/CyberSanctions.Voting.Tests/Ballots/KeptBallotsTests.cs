using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Schema;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using Dapper;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Client = CyberSanctions.Contracts.Voting.V1.Ballots.BallotsClient;

namespace CyberSanctions.Voting.Tests.Ballots;

/// <summary>The ballots of a database from before statements lay in the journal alone are what they were, to the byte.</summary>
public sealed class KeptBallotsTests
{
    [Fact]
    public async Task EachLink_AndEachReceipt_IsWhatItWas()
    {
        var before = Proceedings();
        await using var service = await StartAsync();
        var officer = new Client(service.Channel("officer-1", [Roles.Officer]));
        var (links, receipts) = (new List<Proceeding>(), new List<Receipt>());
        foreach (var ballot in (await officer.ListBallotsAsync(new ListBallotsRequest { Page = new() { Size = 200 } })).Ballots)
        {
            links.AddRange(await ChainAsync(officer, ballot));
            receipts.AddRange((await officer.ListReceiptsAsync(new ListReceiptsRequest
            {
                BallotReference = ballot.Reference,
                Page = new() { Size = 200 },
            })).Receipts);
        }

        Assert.NotEmpty(before);
        Assert.Equal(Sorted(before.Select(row => row.Message)), Sorted(links.Select(link => link.ToByteArray())));
        var statements = before.Where(row => row.Kind == 2).ToList();
        Assert.Equal(
            statements.Select(row => (row.Content, row.Receipt)).Order(),
            receipts.Select(receipt => (receipt.Proceeding.Statement, receipt.Jws)).Order());
        Assert.All(receipts, receipt => Assert.Equal(
            receipt.Proceeding.ContentSha256,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(receipt.Proceeding.Statement)))));
    }

    [Fact]
    public async Task BallotsInEveryState_AreRead_AndOpenOnesGoOn()
    {
        await using var service = await StartAsync();
        var officer = new Client(service.Channel("officer-1", [Roles.Officer]));
        var ballots = (await officer.ListBallotsAsync(new ListBallotsRequest { Page = new() { Size = 200 } })).Ballots;

        foreach (var listed in ballots)
        {
            var ballot = await officer.GetBallotAsync(new GetBallotRequest { Reference = listed.Reference });
            Assert.Equal(27, ballot.Roster.Count);
            Assert.All(
                ballot.Votes, vote => Assert.Equal((ballot.Reference, true), (vote.BallotReference, vote.CastBy.Length > 0)));
            Assert.Equal(ballot.State == BallotState.Decided, ballot.Decision is not null);
        }

        Assert.Contains(ballots, ballot => ballot.Decision?.VotesFor.Count == 27);
        var open = ballots.Where(ballot => ballot.State == BallotState.Open && ballot.Mode == Mode.Meeting).ToList();
        Assert.NotEmpty(open);
        foreach (var ballot in open)
        {
            var decided = await officer.DecideBallotAsync(new DecideBallotRequest
            {
                Reference = ballot.Reference,
                CloseWithVotesMissing = true,
            });
            Assert.Equal((BallotState.Decided, ballot.Position + 1), (decided.State, decided.Position));
        }
    }

    [Theory]
    [InlineData("UPDATE proceeding SET content = 'x' WHERE (ballot_id, position) = (SELECT ballot_id, position FROM proceeding"
        + " WHERE kind = 2 LIMIT 1)")]
    [InlineData("UPDATE proceeding SET message = message || '\\x00' WHERE position = 1")]
    [InlineData("UPDATE proceeding SET message = '' WHERE position = 1")]
    [InlineData("UPDATE journal SET subject = 'elsewhere' WHERE sequence = (SELECT max(sequence) FROM journal"
        + " WHERE event_type LIKE '%.BallotProceeded')")]
    public async Task ChainThatIsNotWhatTheJournalSays_IsNotTakenOver(string change)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(await TestPostgres.CreateDatabaseAsync("voting", kept: true))
            .Build();
        await using var owner = NpgsqlDataSource.Create(configuration.GetConnectionString("voting_owner")!);
        await using var connection = await owner.OpenConnectionAsync();
        await connection.ExecuteAsync("ALTER TABLE proceeding DISABLE TRIGGER USER; ALTER TABLE journal DISABLE TRIGGER USER");
        Assert.InRange(await connection.ExecuteAsync(change), 1, 100);
        await connection.ExecuteAsync("ALTER TABLE proceeding ENABLE TRIGGER USER; ALTER TABLE journal ENABLE TRIGGER USER");

        var migrations = new SchemaMigrations(
            "voting", typeof(Program).Assembly, configuration, NullLogger<SchemaMigrations>.Instance);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => migrations.ApplyAsync());

        Assert.Contains("is not in the journal as it is in its chain", refused.MessageText);
        Assert.True(await connection.ExecuteScalarAsync<bool>("SELECT count(message) > 0 FROM proceeding"));
    }

    private static async Task<TestService<Program>> StartAsync()
    {
        using var key = SigningKey.Create();
        return await TestService.StartOnKeptAsync<Program>("voting", settings: ("Receipts:SigningKey", key.ToPem()));
    }

    private static async Task<List<Proceeding>> ChainAsync(Client client, Ballot ballot)
    {
        var chain = new List<Proceeding>();
        using var call = client.WatchBallot(new WatchBallotRequest { Reference = ballot.Reference });
        while (chain.Count < ballot.Position && await call.ResponseStream.MoveNext())
        {
            chain.Add(call.ResponseStream.Current);
        }

        return chain;
    }

    // As they lie in the dump.
    private static List<(int Kind, byte[] Message, string Content, string Receipt)> Proceedings()
    {
        using var packed = typeof(TestService).Assembly.GetManifestResourceStream("Databases/voting.sql.gz")!;
        using var unpacked = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return [.. unpacked.ReadToEnd().Split('\n')
            .SkipWhile(line => !line.StartsWith(
                "COPY public.proceeding (ballot_id, \"position\", kind, member_state, message, content, receipt)",
                StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line != "\\.")
            .Select(line => line.Split('\t'))
            .Select(
                row => (int.Parse(row[2], CultureInfo.InvariantCulture), Convert.FromHexString(row[4][3..]), row[5], row[6]))];
    }

    private static IEnumerable<string> Sorted(IEnumerable<byte[]> messages)
        => messages.Select(Convert.ToHexString).Order(StringComparer.Ordinal);
}
