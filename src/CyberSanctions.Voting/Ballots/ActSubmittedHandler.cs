using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Voting.Roster;
using Dapper;

namespace CyberSanctions.Voting.Ballots;

/// <summary>Opens a ballot on each submitted act, with everything frozen that will decide it.</summary>
internal sealed class ActSubmittedHandler : IEventHandler
{
    /// <inheritdoc/>
    public static string EventType => ActSubmitted.Descriptor.FullName;

    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, Entry entry, CancellationToken cancel)
    {
        var submitted = ActSubmitted.Parser.ParseFrom(entry.Payload);
        var act = TextOf(submitted);
        var roster = await RosterInForce.OnTheDayOfAsync(change);
        var ballot = new StoredBallot(
            Id: Guid.CreateVersion7(new DateTimeOffset(change.Now)),
            Reference: await change.NextReferenceAsync("BAL"),
            Version: 1,
            BallotState.Open,
            submitted.Handling,
            act.Exercise,
            ActReference: act.Reference,
            ActTitle: act.Title,
            ActNumber: act.Number,
            submitted.TextSha256,
            Rule.Unanimity,
            PopulationYear: roster.Year,
            OpenedAt: change.Now,
            Decision: null);
        await InsertAsync(change, ballot, submitted.Text.ToByteArray(), roster);
        await change.AppendAsync(new BallotOpened { Ballot = ballot.ToMessage(roster.Members, votes: []) }, ballot.Reference);
    }

    private static ActText TextOf(ActSubmitted submitted)
    {
        var act = ActText.Parser.ParseFrom(submitted.Text);
        return Convert.ToHexStringLower(SHA256.HashData(submitted.Text.Span)) == submitted.TextSha256
            ? act
            : throw new InvalidDataException($"The text of {act.Reference} does not have the hash {submitted.TextSha256} it was submitted with.");
    }

    private static async Task InsertAsync(Change change, StoredBallot ballot, byte[] actText, RosterInForce roster)
    {
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO ballot (id, reference, version, state, handling, exercise, act_reference, act_title, act_number, act_text,
                                text_sha256, rule, population_edition, population_year, opened_at)
            VALUES (@Id, @Reference, @Version, @State, @Handling, @Exercise, @ActReference, @ActTitle, @ActNumber, @actText,
                    @TextSha256, @Rule, @Edition, @PopulationYear, @OpenedAt)
            """,
            new
            {
                ballot.Id,
                ballot.Reference,
                ballot.Version,
                ballot.State,
                ballot.Handling,
                ballot.Exercise,
                ballot.ActReference,
                ballot.ActTitle,
                ballot.ActNumber,
                actText,
                ballot.TextSha256,
                ballot.Rule,
                roster.Edition,
                ballot.PopulationYear,
                ballot.OpenedAt,
            },
            change.Transaction);
        await change.Connection.ExecuteAsync(
            """
            INSERT INTO ballot_member (ballot_id, member_state, name, population)
            SELECT @Id, * FROM unnest(@States, @Names, @Populations)
            """,
            new
            {
                ballot.Id,
                States = roster.Members.Select(member => member.MemberState).ToArray(),
                Names = roster.Members.Select(member => member.Name).ToArray(),
                Populations = roster.Members.Select(member => member.Population).ToArray(),
            },
            change.Transaction);
    }
}
