using System.Collections.Frozen;
using System.Data.Common;
using CyberSanctions.Journal.Reading;
using CyberSanctions.Publication.Lists;

namespace CyberSanctions.Publication.Fetching;

/// <summary>
/// What the database answers about a list, kept in memory, and good until the bell rings: it does at once where something was
/// committed in this process, and by Redis in the other replicas. Where a ring may be lost, because Redis is away, the answer is
/// good for <see cref="Longest"/>; then the question is asked again. Nothing is ever kept waiting for a timer.
/// </summary>
internal sealed class UntilTheBell<T>(
    Func<PublicList, CancellationToken, Task<T>> ask, Bell bell, TimeProvider time, ILogger logger)
{
    /// <summary>How far an answer can lag behind a commit in another replica while Redis is away.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMilliseconds(200);

    // A database that is away must not cost each request this much, nor be asked by each.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly FrozenDictionary<string, Slot> _slots = PublicList.All.ToFrozenDictionary(
        list => list.Name, _ => new Slot());

    /// <summary>The answer.</summary>
    /// <exception cref="DatabaseAwayException">It cannot be asked for, and was never seen.</exception>
    public ValueTask<T> GetAsync(PublicList list)
    {
        var slot = _slots[list.Name];
        return slot.Answer is { } answer && IsGood(answer) ? answer.GetAsync() : new(AskAsync(list, slot));
    }

    private bool IsGood(Answer answer) => !answer.Ring.IsCompleted && time.GetElapsedTime(answer.AskedAt) < answer.GoodFor;

    private async Task<T> AskAsync(PublicList list, Slot slot)
    {
        // One asks, and the others that came meanwhile take its answer if no bell rang since.
        await slot.Gate.WaitAsync();
        try
        {
            if (slot.Answer is not { } answer || !IsGood(answer))
            {
                answer = slot.Answer = await AskDatabaseAsync(list, slot.Answer);
            }

            return await answer.GetAsync();
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private async Task<Answer> AskDatabaseAsync(PublicList list, Answer? earlier)
    {
        // Taken before asking: what is committed while the query runs rings this one.
        var ring = bell.Next;
        var askedAt = time.GetTimestamp();
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            return new Answer(await ask(list, patience.Token), null, ring, askedAt, Longest);
        }
        catch (Exception exception) when (exception is DbException or OperationCanceledException or TimeoutException)
        {
            // Versions are committed in the database that is away: what was seen last is still the
            // latest, unless only this replica has lost it. An older list is better than none.
            logger.LogWarning(exception, "The database is away; {List} is served as last seen, if it was.", list.Name);
            return earlier is { Away: null }
                ? earlier with { Ring = bell.Next, AskedAt = time.GetTimestamp(), GoodFor = Rest }
                : new Answer(default!, new DatabaseAwayException(exception), bell.Next, time.GetTimestamp(), Rest);
        }
    }

    private sealed class Slot
    {
        private Answer? _answer;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Answer? Answer
        {
            get => Volatile.Read(ref _answer);
            set => Volatile.Write(ref _answer, value);
        }
    }

    private sealed record Answer(T Value, DatabaseAwayException? Away, Task Ring, long AskedAt, TimeSpan GoodFor)
    {
        public ValueTask<T> GetAsync() => Away is null ? new(Value) : throw Away;
    }
}

/// <summary>The database does not answer, and without it the question cannot be.</summary>
internal sealed class DatabaseAwayException(Exception inner) : Exception("The database is away.", inner);
