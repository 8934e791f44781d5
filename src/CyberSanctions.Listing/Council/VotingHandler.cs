using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.Acts;
using Entry = CyberSanctions.Contracts.Journal.V1.Entry;

namespace CyberSanctions.Listing.Council;

/// <summary>
/// Follows the voting journal: which ballot is held on which submission of an act, what it comes to, and the reference data.
/// Acts then show it, and an act that is adopted stays as it is.
/// </summary>
internal sealed class VotingHandler : IEventHandler
{
    /// <inheritdoc/>
    public static IReadOnlyCollection<string> EventTypes { get; } =
    [
        BallotOpened.Descriptor.FullName, BallotNotOpened.Descriptor.FullName, BallotDecided.Descriptor.FullName,
        CouncilDataChanged.Descriptor.FullName,
    ];

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, Entry entry, CancellationToken cancel)
    {
        if (entry.EventType == CouncilDataChanged.Descriptor.FullName)
        {
            await CouncilDataStore.ReplaceAsync(change, CouncilDataChanged.Parser.ParseFrom(entry.Payload));
        }
        else if (entry.EventType == BallotOpened.Descriptor.FullName)
        {
            var ballot = BallotOpened.Parser.ParseFrom(entry.Payload).Ballot;
            await ApplyAsync(
                change,
                ballot.ActReference,
                act => Waiting(act, ballot.Submission, ballot.TextSha256),
                (act, n) => ActCourse.Opened(act, n, ballot.Reference));
        }
        else if (entry.EventType == BallotNotOpened.Descriptor.FullName)
        {
            var refused = BallotNotOpened.Parser.ParseFrom(entry.Payload);
            await ApplyAsync(
                change,
                refused.ActReference,
                act => Waiting(act, refused.Submission, refused.TextSha256),
                (act, n) => ActCourse.NotOpened(act, n, refused.Reason));
        }
        else
        {
            var ballot = BallotDecided.Parser.ParseFrom(entry.Payload).Ballot;
            await ApplyAsync(
                change,
                ballot.ActReference,
                act => act.Submissions.FirstOrDefault(s => s.BallotReference == ballot.Reference)?.Number,
                (act, n) => ActCourse.Decided(act, n, ballot.Decision.Outcome, ballot.Decision.DecidedAt));
        }
    }

    // Ballots from before submissions were counted name the text alone; each submission of it had its ballot in turn.
    private static int? Waiting(Act act, int submission, string textSha256)
        => act.Submissions.FirstOrDefault(s => s is { BallotReference: "", NotOpened: "" }
            && (submission > 0 ? s.Number == submission : act.Revisions[s.Revision - 1].TextSha256 == textSha256))?.Number;

    private static async Task ApplyAsync(Change change, string reference, Func<Act, int?> submission, Func<Act, int, Act> happened)
    {
        // An act that this service does not know was rehearsed, or is another suite's: then there is nothing to show.
        if (await ActStore.LockAsync(change, reference) is { } act && submission(act) is { } number)
        {
            await ActStore.SaveBallotAsync(change, happened(act, number), number);
        }
    }
}
