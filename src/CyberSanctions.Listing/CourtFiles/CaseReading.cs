using CyberSanctions.Contracts.ActDocuments;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Listing.Documents;
using CyberSanctions.Listing.DueProcess;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.Listing.Stages;
using CyberSanctions.Listing.Translations;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Google.Protobuf;
using Npgsql;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>Reads everything that is known of a proposal, in one snapshot, as far as somebody may see it.</summary>
internal static class CaseReading
{
    /// <summary>All of it. What is never changed and may be large (texts of acts, files of observations) is read when it is
    /// sent.</summary>
    public static async Task<CaseFile> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, Proposal proposal, Principal reader, DateTime now)
    {
        var acts = await ActsAsync(connection, snapshot, proposal, reader);
        var reasons = ReasonsOf(acts, proposal) ?? proposal.Reasons;
        var cited = proposal.Clone();
        cited.Reasons.Add(reasons);
        var changes = await ProposalVersions.AllAsync(connection, proposal.Reference).ToListAsync();
        var (entry, entries) = await EntryAsync(connection, snapshot, proposal, [.. acts.Select(act => act.Read)], reader, now);
        return new CaseFile
        {
            Proposal = proposal,
            Changes = changes,
            Versions = await VersionsAsync(connection, proposal, changes, reader),
            Reasons = reasons,
            Statement = await TranslationTable.OriginalAsync(connection, snapshot, proposal.Reference),
            Cited = await CitedAsync(connection, snapshot, cited),
            Translations = await TranslationsAsync(connection, snapshot, proposal.Reference),
            Acts = [.. acts.Select(act => act.OfCase)],
            Entry = entry,
            Entries = entries,
        };
    }

    private static async Task<IReadOnlyList<Proposal>> VersionsAsync(
        NpgsqlConnection connection, Proposal proposal, IEnumerable<ProposalChange> changes, Principal reader)
    {
        var versions = new List<Proposal>();
        foreach (var change in changes)
        {
            if (await ProposalVersions.AtAsync(connection, proposal, change.Version) is { } version
                && reader.MaySee(version.Handling))
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    private static async Task<IReadOnlyList<CitedMatter>> CitedAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, Proposal citing)
    {
        var sources = await CitedSources.ReadAsync(connection, citing).ToListAsync();
        var dossiers = await CitableTable.FindAsync(
            connection, snapshot, sources.ToLookup(_ => citing.DossierReference, source => source.Id));
        var items = dossiers.GetValueOrDefault(citing.DossierReference)?.Items;
        return [.. sources.Select((source, place) => new CitedMatter(
            place + 1, source, items?.GetValueOrDefault(source.Id)?.Item.Handling ?? Handling.Unspecified))];
    }

    private static async Task<IReadOnlyList<Translation>> TranslationsAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, string reference)
    {
        var texts = new List<Translation>();
        foreach (var standing in await TranslationTable.StandingAsync(connection, snapshot, reference))
        {
            var text = (await TranslationTable.FindAsync(
                connection, snapshot, reference, standing.Language, standing.OriginalSha256))!;
            text.Stale = standing.Stale;
            texts.Add(text);
        }

        return texts;
    }

    private sealed record ReadAct(Act Read, ActOfCase OfCase);

    // Also those that were given up, or have let it go: a text names what it holds.
    private static async Task<IReadOnlyList<ReadAct>> ActsAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, Proposal proposal, Principal reader)
    {
        var references = await connection.QueryAsync<string>(
            """
            SELECT a.reference FROM act a
            WHERE a.exercise = @Exercise AND (a.reference = @ActReference OR EXISTS (
                SELECT FROM act_revision r WHERE r.act_reference = a.reference
                    AND position(convert_to(@Reference, 'UTF8') IN r.text) > 0))
            ORDER BY a.ordinal
            """,
            new { proposal.Exercise, proposal.ActReference, proposal.Reference },
            snapshot);
        var acts = new List<ReadAct>();
        foreach (var reference in references.ToList())
        {
            if (await ActReading.LoadAsync(connection, snapshot, reference, ActReading.Newest, reader) is { } act
                && await TextsAsync(connection, snapshot, act, proposal.Reference) is var texts
                && (act.Reference == proposal.ActReference || texts.Any(text => text.HoldsProposal)))
            {
                var stages = await StageReading.LoadAsync(connection, snapshot, act);
                var shown = act.Clone();
                shown.Proposals.Clear();
                acts.Add(new(act, new ActOfCase(shown, stages, texts)));
            }
        }

        return acts;
    }

    private static async Task<IReadOnlyList<TextOfAct>> TextsAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, Act act, string proposal)
    {
        var texts = new List<TextOfAct>();
        foreach (var revision in act.Revisions)
        {
            var stored = await connection.ExecuteScalarAsync<byte[]?>(
                "SELECT text FROM act_revision WHERE act_reference = @Reference AND revision = @Number",
                new { act.Reference, revision.Number },
                snapshot);
            var bytes = stored ?? ActTexts.Of(act).ToByteArray();
            var text = ActText.Parser.ParseFrom(bytes);
            texts.Add(new TextOfAct(
                revision.Number,
                revision.TextSha256,
                ActDocument.Instruments(text),
                text.AllOperations.Any(operation => operation.ProposalReference == proposal),
                stored is null ? bytes : null));
        }

        return texts;
    }

    // As the newest text of the act that holds it has them.
    private static IReadOnlyList<ReasonsParagraph>? ReasonsOf(IEnumerable<ReadAct> acts, Proposal proposal)
        => acts.Where(act => act.Read.Reference == proposal.ActReference)
            .SelectMany(act => act.Read.Proposals)
            .FirstOrDefault(held => held.Reference == proposal.Reference)?.Reasons;

    private static async Task<(EntryOfCase? Entry, int Entries)> EntryAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction snapshot,
        Proposal proposal,
        IReadOnlyList<Act> acts,
        Principal reader,
        DateTime now)
    {
        var references = proposal.Kind == OperationKind.List
            ? await ListedAsync(connection, snapshot, proposal, acts)
            : (await connection.QueryAsync<string>(
                "SELECT entry_reference FROM proposal_entry WHERE proposal_reference = @Reference",
                new { proposal.Reference },
                snapshot)).AsList();
        if (references is not [var reference]
            || await ProcessEntry.FindAsync(connection, snapshot, proposal.List, reference, now) is not { } entry)
        {
            return (null, references.Count);
        }

        var (list, clearance) = (proposal.List, reader.Clearance);
        return (
            new EntryOfCase(
                entry,
                [.. await NotificationTable.OfEntryAsync(connection, snapshot, list, reference)],
                [.. await ObservationTable.OfEntryAsync(connection, snapshot, list, reference, clearance)],
                [.. await ReviewTable.OfEntryAsync(connection, snapshot, list, reference, reader)],
                [.. await AccessTable.OfEntryAsync(connection, snapshot, list, reference, reader)],
                await CourtTable.OfEntryAsync(connection, snapshot, list, reference, reader)),
            1);
    }

    // The published list does not know proposals: the entry is the one that an act, in which the proposal is, has listed as that
    // subject. An act lists nobody twice.
    private static async Task<IReadOnlyList<string>> ListedAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, Proposal proposal, IReadOnlyList<Act> acts)
    {
        var rows = await connection.QueryAsync<(string Reference, string ListedAs, string Act)>(
            """
            SELECT l.reference, l.listed_as, e.listed_by
            FROM process_entry e JOIN listed_entry l ON l.list = e.list AND l.reference = e.reference
            WHERE e.list = @List AND e.listed_by = ANY (@Acts) ORDER BY l.ordinal
            """,
            new { proposal.List, Acts = acts.Select(act => act.Reference).ToArray() },
            snapshot);
        var subject = acts.SelectMany(act => act.Proposals)
            .FirstOrDefault(held => held.Reference == proposal.Reference)?.Subject ?? proposal.Subject;
        return [.. rows.Where(row => EntryContent.Parser.ParseJson(row.ListedAs).Subject.Equals(subject))
            .Select(row => row.Reference).Take(1)];
    }
}
