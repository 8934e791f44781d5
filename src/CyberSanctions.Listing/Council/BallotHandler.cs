using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.Acts;

namespace CyberSanctions.Listing.Council;

/// <summary>
/// Follows the voting journal: which ballot is held on which submission of an act, and what it comes to. Acts then show it, and
/// an act that is adopted stays as it is.
/// </summary>
internal sealed class BallotHandler : IEventHandler<BallotOpened>, IEventHandler<BallotNotOpened>, IEventHandler<BallotDecided>
{
    /// <inheritdoc/>
    public Task ApplyAsync(Change change, BallotOpened happened, CancellationToken cancel)
        => ApplyAsync(
            change,
            happened.Ballot.ActReference,
            act => Waiting(act, happened.Ballot.Submission, happened.Ballot.TextSha256),
            (act, n) => ActCourse.Opened(act, n, happened.Ballot.Reference));

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, BallotNotOpened happened, CancellationToken cancel)
        => ApplyAsync(
            change,
            happened.ActReference,
            act => Waiting(act, happened.Submission, happened.TextSha256),
            (act, n) => ActCourse.NotOpened(act, n, happened.Reason));

    /// <inheritdoc/>
    public Task ApplyAsync(Change change, BallotDecided happened, CancellationToken cancel)
        => ApplyAsync(
            change,
            happened.Ballot.ActReference,
            act => act.Submissions.FirstOrDefault(s => s.BallotReference == happened.Ballot.Reference)?.Number,
            (act, n) => ActCourse.Decided(act, n, happened.Ballot.Decision.Outcome, happened.Ballot.Decision.DecidedAt));

    // Ballots from before submissions were counted name the text alone; each submission of it had its ballot in turn.
    private static int? Waiting(Act act, int submission, string textSha256)
        => act.Submissions.FirstOrDefault(s => s is { BallotReference: "", NotOpened: "" }
            && (submission > 0 ? s.Number == submission : act.Revisions[s.Revision - 1].TextSha256 == textSha256))?.Number;

    private static async Task ApplyAsync(
        Change change, string reference, Func<Act, int?> submission, Func<Act, int, Act> happened)
    {
        // An act that this service does not know was rehearsed, or is another suite's: then there is nothing to show.
        if (await ActTable.LockAsync(change, reference) is { } act && submission(act) is { } number)
        {
            await ActTable.SaveBallotAsync(change, happened(act, number), number);
        }
    }
}
