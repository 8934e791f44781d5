using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Derogations;

/// <summary>What happens to a pending request by itself.</summary>
/// <param name="Outcome">Deemed granted, or lapsed.</param>
/// <param name="At">The moment of the law, UTC; when it is noticed is another one.</param>
internal sealed record Settlement(DerogationState Outcome, DateTime At)
{
    /// <summary>Whichever came first: silence for long enough, or the end of the listing. Nothing while neither has.</summary>
    /// <param name="derogation">Pending.</param>
    /// <param name="standing">How the entry stands.</param>
    /// <param name="now">UTC.</param>
    public static Settlement? Of(Derogation derogation, EntryStanding standing, DateTime now)
    {
        var ended = standing.EndedAt(now);
        var silence = Clocks.Running(derogation, DerogationClockKind.Silence)?.EndsAt.ToDateTime();
        if (silence <= now && !(ended < silence))
        {
            return new Settlement(DerogationState.DeemedGranted, silence.Value);
        }

        // Of an entry that had ended before anybody heard of it, the request is about nothing from the start.
        var requested = derogation.RequestedAt.ToDateTime();
        return ended is { } end ? new Settlement(DerogationState.Lapsed, end > requested ? end : requested) : null;
    }
}
