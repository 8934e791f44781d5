namespace CyberSanctions.Publication.History;

/// <summary>Which list is meant: as of when, and as known when.</summary>
/// <param name="At">As of this moment, UTC.</param>
/// <param name="Version">As recorded by this version of the list; acts that later ones carry are unknown to it.</param>
/// <param name="WithWhatEndsThen">
/// Whether what ends at that very moment has. Acts that take effect at the moment come before: the list that such an act makes
/// still has what ends then, and a version of its own takes that off.
/// </param>
internal sealed record Point(DateTime At, long Version, bool WithWhatEndsThen = true)
{
    /// <summary>Everything on record, once all of it has taken effect.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="operations">All of the list.</param>
    public static Point Settled(DateTime now, IReadOnlyCollection<RecordedOperation> operations)
        => new(operations.Select(operation => operation.Act.TakesEffectAt).Append(now).Max(), long.MaxValue);

    internal bool Knows(RecordedAct act) => act.TakesEffectAt <= At && (act.Carried?.Version ?? long.MaxValue) <= Version;

    internal bool IsPast(DateTime end) => WithWhatEndsThen ? end <= At : end < At;
}
