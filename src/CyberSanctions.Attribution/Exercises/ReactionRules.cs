using CyberSanctions.Contracts.Attribution.V1;
using Dapper;

namespace CyberSanctions.Attribution.Exercises;

/// <summary>How far what was expected of a part was done, by the clock of the exercise.</summary>
internal static class ReactionRules
{
    /// <summary>What became of an expected reaction.</summary>
    /// <param name="from">Running time at which it could begin; nothing when what it follows was not released.</param>
    /// <param name="deeds">What the part has done, in the order of time.</param>
    /// <param name="now">Running time.</param>
    /// <param name="over">Whether the exercise is over.</param>
    /// <returns>And the deed that met it, if one did.</returns>
    public static (ReactionStatus Status, DoneRow? Deed) Of(
        ReactionRow reaction, long? from, IEnumerable<DoneRow> deeds, long now, bool over)
    {
        if (from is not { } begun)
        {
            return (ReactionStatus.Waiting, null);
        }

        if (reaction.Deeds.Length == 0)
        {
            return (ReactionStatus.Open, null);
        }

        var until = begun + reaction.Within;
        return deeds.FirstOrDefault(deed => deed.Ran >= begun && reaction.Deeds.Contains(deed.Kind)) is { } done
            ? (done.Ran > until ? ReactionStatus.Late : ReactionStatus.Met, done)
            : (over || now > until ? ReactionStatus.Missed : ReactionStatus.Open, null);
    }
}

/// <summary>An expected reaction as it lies in the database, with the newest judgement of it.</summary>
/// <param name="Within">In microseconds of running time.</param>
/// <param name="ReleasedAfter">When what it follows was released, in microseconds of running time.</param>
[method: ExplicitConstructor]
internal sealed record ReactionRow(
    long Ordinal,
    string Key,
    string Text,
    string Part,
    string? Inject,
    long? Within,
    string[] Deeds,
    long? ReleasedAfter,
    ReactionStatus? Status,
    string? Note,
    string? JudgedBy,
    DateTime? JudgedAt);

/// <summary>Something that a part has done.</summary>
internal sealed record DoneRow(long Ordinal, string Part, string Kind, DateTime At)
{
    /// <summary>Running time then, in microseconds.</summary>
    public long Ran { get; init; }
}
