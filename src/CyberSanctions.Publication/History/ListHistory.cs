using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Publication.Lists;
using Dapper;

namespace CyberSanctions.Publication.History;

/// <summary>All acts on record for a list, and what they do.</summary>
internal sealed class ListHistory
{
    private readonly IReadOnlyDictionary<(string Act, int Place), EntryIdentity> _listed;

    private ListHistory(IReadOnlyList<RecordedAct> acts, IReadOnlyDictionary<(string Act, int Place), EntryIdentity> listed)
    {
        (Acts, _listed) = (acts, listed);
        Operations =
        [
            .. acts.SelectMany(act => act.Operations.Select((operation, place) => new RecordedOperation(
                act, place, operation, operation.List is null ? null : listed[(act.Text.Reference, place)]))),
        ];
    }

    /// <summary>In the order of recording.</summary>
    public IReadOnlyList<RecordedAct> Acts { get; }

    /// <summary>In the order of recording, and of the annexes.</summary>
    public IReadOnlyList<RecordedOperation> Operations { get; }

    /// <summary>What is on record.</summary>
    public static async Task<ListHistory> ReadAsync(Change change, PublicList list)
    {
        var of = new { list.Name, list.Exercise };
        var acts = await change.Connection.QueryAsync<ActRow>(
            """
            SELECT a.logical_id, a.text, a.text_sha256, a.ballot_reference, a.takes_effect_at, v.version, v.recorded_at
            FROM act a LEFT JOIN list_version v ON v.act_reference = a.reference AND v.cause = 'act'
            WHERE a.exercise = @Exercise ORDER BY a.logical_id
            """,
            of,
            change.Transaction);
        var listed = await change.Connection.QueryAsync<(string Act, int Place, long LogicalId, string Reference)>(
            """
            SELECT v.act_reference, v.place_in_act, e.logical_id, e.eu_reference_number
            FROM entry_version v JOIN entry e ON e.logical_id = v.entry
            WHERE v.list = @Name AND v.number = 1
            """,
            of,
            change.Transaction);
        return new ListHistory(
            [.. acts.Select(row => row.ToAct())],
            listed.ToDictionary(row => (row.Act, row.Place), row => new EntryIdentity(row.LogicalId, row.Reference)));
    }

    /// <summary>The act of that reference.</summary>
    public RecordedAct Act(string reference) => Acts.Single(act => act.Text.Reference == reference);

    /// <summary>As it is once a version carries an act.</summary>
    public ListHistory WithCarried(string reference, Carrying version)
        => new([.. Acts.Select(act => act.Text.Reference == reference ? act with { Carried = version } : act)], _listed);

    private sealed class ActRow
    {
        public required long LogicalId { get; init; }

        public required byte[] Text { get; init; }

        public required byte[] TextSha256 { get; init; }

        public required string BallotReference { get; init; }

        public required DateTime TakesEffectAt { get; init; }

        public long? Version { get; init; }

        public DateTime? RecordedAt { get; init; }

        public RecordedAct ToAct() => new(
            LogicalId,
            ActText.Parser.ParseFrom(Text),
            Convert.ToHexStringLower(TextSha256),
            BallotReference,
            TakesEffectAt,
            Version is { } version ? new Carrying(version, RecordedAt!.Value) : null);
    }
}
