using System.Threading.Channels;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Deadlines;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.Voting.Keys;
using Dapper;
using Npgsql;

namespace CyberSanctions.Voting.Ballots;

/// <summary>
/// Takes in statements. Those that arrive while others are being written make up the next transaction
/// together, so that under load one commit, and one wait for the disk, serves many. Each still succeeds
/// or is refused by itself, and nobody has a receipt before its statement is on the disk.
/// </summary>
internal sealed class Intake(
    NpgsqlDataSource database,
    BallotLock ballots,
    AgreedClock clock,
    Bell bell,
    TimeProvider time,
    ILogger<Intake> logger) : BackgroundService
{
    private const int MostTogether = 128;

    // While one transaction waits for the disk, the other one is made. Each ballot has its desk, lest they wait for one another.
    private readonly Channel<Submission>[] _desks = [
        Channel.CreateUnbounded<Submission>(), Channel.CreateUnbounded<Submission>()
    ];

    /// <summary>The receipt, once the statement is on the disk.</summary>
    /// <exception cref="ObjectionException">It is not accepted, and nothing has changed.</exception>
    public async Task<Contracts.Voting.V1.Receipt> SubmitAsync(Submission submission)
    {
        var desk = (uint)StringComparer.Ordinal.GetHashCode(submission.Signed.Statement.Ballot) % _desks.Length;
        await _desks[desk].Writer.WriteAsync(submission);
        return await submission.Answer;
    }

    /// <summary>Decides about submissions, in their order, and writes what is accepted.</summary>
    /// <returns>What becomes of each, once the change is committed.</returns>
    internal async Task<IReadOnlyList<Result>> AcceptAsync(Change change, IReadOnlyList<Submission> submissions)
    {
        var (locked, keys, earlier, given, now) = await LockAsync(change, submissions);
        var answers = new List<Answers.Answer>();
        var results = submissions.Select(Decide).ToList();
        if (locked.Values.Where(ballot => ballot.Links.Count > 0).ToList() is { Count: > 0 } moved)
        {
            await Ledger.WriteAsync(change, moved, answers.Count > 0 ? [Answers.Keeping(answers)] : []);
        }

        return results;

        Result Decide(Submission submission)
        {
            try
            {
                if (submission.Call.Key.Length > 0 && earlier.TryGetValue(Answers.Name(submission.Call), out var answer))
                {
                    Answers.Same(answer, submission.Call);
                    return Result.Again(given[Answers.Name(submission.Call)]);
                }

                var receipt = Admit(submission, locked, keys[submission.Key.Id], now);
                if (submission.Call.Key.Length > 0)
                {
                    var name = Answers.Name(submission.Call);
                    answers.Add(earlier[name] = Answers.Of(submission.Call, KeptReceipts.Name(receipt)));
                    given[name] = receipt;
                }

                return Result.New(receipt);
            }
            catch (Exception refusal) when (refusal is ObjectionException or RefusedException)
            {
                return Result.Refused(refusal);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Task.WhenAll(_desks.Select(desk => WorkAsync(desk.Reader, stoppingToken)));

    // All that is needed, in one go, and by the indexes, whatever the arrays hold: planning costs more than finding. The time and
    // the answers given before come after the locks: whoever waited for one comes after what it waited for, and who asks twice
    // asks about the same ballot.
    private async Task<Locked> LockAsync(Change change, IReadOnlyList<Submission> submissions)
    {
        var keyed = submissions.Where(submission => submission.Call.Key.Length > 0)
            .Select(submission => submission.Call)
            .ToList();
        using var read = await change.Connection.QueryMultipleAsync(
            $"""
            {KeyTable.Holding}, set_config('plan_cache_mode', 'force_generic_plan', true);
            {BallotTable.Locking}; {AgreedClock.Asking}; {KeyTable.Finding}; {Answers.Finding}
            """,
            new
            {
                references = submissions.Select(submission => submission.Signed.Statement.Ballot)
                    .Distinct(StringComparer.Ordinal)
                    .ToArray(),
                keyIds = submissions.Select(submission => submission.Key.Id).Distinct(StringComparer.Ordinal).ToArray(),
                subjects = keyed.Select(call => call.Principal.Subject).ToArray(),
                keys = keyed.Select(call => call.Key).ToArray(),
            },
            change.Transaction);
        await read.ReadAsync();
        var rows = (await read.ReadAsync<StoredBallot>()).AsList();
        var now = clock.Agreed(await read.ReadSingleAsync<DateTime>());
        var keys = (await read.ReadAsync<StoredKey>()).ToDictionary(key => key.KeyId, StringComparer.Ordinal);
        var earlier = (await read.ReadAsync<Answers.Answer>()).ToDictionary(answer => (answer.Principal, answer.Key));
        var locked = new Dictionary<string, LockedBallot>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            locked.Add(row.Reference, await ballots.OfAsync(change, row));
        }

        var given = earlier.Count > 0 ? await KeptReceipts.FindAsync(change.Connection, keyed[0].Method, earlier.Values) : [];
        return new Locked(locked, keys, earlier, given, now);
    }

    private static Contracts.Voting.V1.Receipt Admit(
        Submission submission, IReadOnlyDictionary<string, LockedBallot> locked, StoredKey key, DateTime now)
    {
        var (principal, statement) = (submission.Call.Principal, submission.Signed.Statement);
        if (!locked.TryGetValue(statement.Ballot, out var ballot) || !principal.MaySee(ballot.Stored.Handling))
        {
            throw Refusal.NotFound("ballot", statement.Ballot);
        }

        submission.Signed.RequireValid(key.ToRegistered(submission.Key), ballot.Standing.TimeOf(now));
        var receipt = ballot.State(
            Admission.Admit(ballot.Frozen, ballot.Standing, submission.Signed, submission.Declaration, principal.Subject, now),
            submission);
        ballot.ConcludeIfDue(principal.Subject, now);
        return receipt;
    }

    private async Task WorkAsync(ChannelReader<Submission> waiting, CancellationToken stopping)
    {
        while (await waiting.WaitToReadAsync(stopping))
        {
            var submissions = new List<Submission>();
            while (submissions.Count < MostTogether && waiting.TryRead(out var submission))
            {
                submissions.Add(submission);
            }

            await WriteAsync(submissions);
        }
    }

    private async Task WriteAsync(IReadOnlyList<Submission> submissions)
    {
        var committing = false;
        try
        {
            await using var connection = await database.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var results = await AcceptAsync(new Change(connection, transaction, "service:voting", time.GetUtcNow()), submissions);
            committing = true;
            await transaction.CommitAsync();
            bell.Ring();
            foreach (var (submission, result) in submissions.Zip(results))
            {
                submission.Conclude(result);
            }
        }
        catch (Exception exception) when (submissions.Count > 1 && !committing)
        {
            // Nothing is written. None is to fail for another's sake.
            logger.LogWarning(
                exception, "{Count} statements could not be written together; each is tried by itself.", submissions.Count);
            foreach (var submission in submissions)
            {
                await WriteAsync([submission]);
            }
        }
        catch (Exception exception)
        {
            foreach (var submission in submissions)
            {
                submission.Fail(exception);
            }
        }
    }

    private sealed record Locked(
        IReadOnlyDictionary<string, LockedBallot> Ballots,
        IReadOnlyDictionary<string, StoredKey> Keys,
        Dictionary<(string Subject, string Key), Answers.Answer> Earlier,
        Dictionary<(string Subject, string Key), Contracts.Voting.V1.Receipt> Given,
        DateTime Now);
}
