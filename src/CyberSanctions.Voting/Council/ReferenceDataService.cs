using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Voting.Roster;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Voting.Council;

/// <summary>
/// Serves the reference data; see <c>voting/v1/reference_data.proto</c>. One change at a time: each command holds the lock of the
/// reference data from before it looks until it has written.
/// </summary>
/// <example><code>
/// proposed ──released by somebody else, who names what they saw──▶ released, and stays
///    │  └────rejected by somebody else──▶ rejected
///    └───────withdrawn by whoever proposed it──▶ withdrawn
/// </code></example>
internal sealed partial class ReferenceDataService(Commands commands, NpgsqlDataSource database, TimeProvider time)
    : Contracts.Voting.V1.ReferenceData.ReferenceDataBase
{
    private const int LongestReasons = 4_000;

    /// <summary>Proposes a change.</summary>
    public override Task<ReferenceChange> ProposeChange(ProposedChange request, ServerCallContext context)
        => RunAsync(request, context, async change =>
        {
            var record = await OnRecord.ReadAsync(change.Connection);
            var (proposal, figures) = Read(request);
            Check(proposal, record, DayOf(change), figures);
            var proposed = await ReferenceChangeTable.InsertAsync(change, proposal);
            await change.AppendAsync(new ReferenceChangeProposed { Change = proposed.ToMessage() }, proposed.Reference);
            return Compared(proposed, record);
        });

    /// <summary>Releases a change that somebody else proposed.</summary>
    public override Task<ReferenceChange> ReleaseChange(ReleaseChangeRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Sha256("sha256", request.Sha256).Throw();
        return RunAsync(request, context, async change =>
        {
            var proposed = await FindAsync(change.Connection, request.Reference);
            RequireAnother(proposed, change.Actor);
            RequireProposed(proposed);
            if (request.Sha256 != proposed.Sha256)
            {
                throw ReferenceChangeRefusals.AnotherChange.Because(
                    $"{proposed.Reference} is not what was looked at: its hash is {proposed.Sha256}.");
            }

            if (await ReferenceChangeTable.OvertakingAsync(change, proposed) is { } overtaking)
            {
                throw ReferenceChangeRefusals.Overtaken.Because(
                    $"Since {proposed.Reference} was proposed, {overtaking} has been released. Propose it anew, beside what is"
                    + " on record now.");
            }

            var (record, today) = (await OnRecord.ReadAsync(change.Connection), DayOf(change));
            RequireFits(proposed, record, today);
            var comparison = Compared(proposed, record).Comparison;
            if (comparison is { LargeChanges.Count: > 0 } && !request.LargeChangesConfirmed)
            {
                throw ReferenceChangeRefusals.SharesChangedMuch.Because(
                    "large_changes_confirmed",
                    $"The shares of these States change by more than a tenth: {string.Join(", ", comparison.LargeChanges)}. "
                    + "Compare them with the source; if they are meant so, confirm that.");
            }

            var edition = await Releasing.RecordAsync(change, proposed, record, today);
            var released = await ReferenceChangeTable.DecideAsync(change, proposed, ChangeState.Released, "", edition);
            await change.AppendAsync(
                new ReferenceChangeReleased
                {
                    Change = released.ToMessage(),
                    LargeChangesConfirmed = request.LargeChangesConfirmed,
                },
                released.Reference);
            await CouncilDataOnRecord.AnnounceAsync(change);
            return Compared(released, record);
        });
    }

    /// <summary>Rejects a change that somebody else proposed.</summary>
    public override Task<ReferenceChange> RejectChange(RejectChangeRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Paragraphs("reasons", request.Reasons, LongestReasons).Throw();
        return RunAsync(request, context, async change =>
        {
            var proposed = await FindAsync(change.Connection, request.Reference);
            RequireAnother(proposed, change.Actor);
            RequireProposed(proposed);
            var rejected = await ReferenceChangeTable.DecideAsync(change, proposed, ChangeState.Rejected, request.Reasons, 0);
            await change.AppendAsync(new ReferenceChangeRejected { Change = rejected.ToMessage() }, rejected.Reference);
            return rejected.ToMessage();
        });
    }

    /// <summary>Takes back a change that the caller proposed.</summary>
    public override Task<ReferenceChange> WithdrawChange(WithdrawChangeRequest request, ServerCallContext context)
    {
        new Checks().Reference("reference", request.Reference).Throw();
        return RunAsync(request, context, async change =>
        {
            var proposed = await FindAsync(change.Connection, request.Reference);
            if (proposed.ProposedBy != change.Actor)
            {
                throw ReferenceChangeRefusals.OfAnother.Because(
                    $"{proposed.Reference} was proposed by {proposed.ProposedBy}; reject it instead.");
            }

            RequireProposed(proposed);
            var withdrawn = await ReferenceChangeTable.DecideAsync(change, proposed, ChangeState.Withdrawn, "", 0);
            await change.AppendAsync(new ReferenceChangeWithdrawn { Change = withdrawn.ToMessage() }, withdrawn.Reference);
            return withdrawn.ToMessage();
        });
    }

    private static DateOnly DayOf(Change change) => CouncilData.DayInBrussels(change.Now);

    private static async Task<StoredChange> FindAsync(NpgsqlConnection connection, string reference)
        => await ReferenceChangeTable.FindAsync(connection, reference) ?? throw Refusal.NotFound("change", reference);

    // Looks that like others are one person: see SamePerson.
    private static void RequireAnother(StoredChange proposed, string by)
    {
        if (SamePerson.Are(proposed.ProposedBy, by))
        {
            throw ReferenceChangeRefusals.OwnChange.Because(
                $"{proposed.Reference} was proposed by {proposed.ProposedBy}; somebody else decides on it.");
        }
    }

    private static void RequireProposed(StoredChange proposed)
    {
        if (proposed.State != ChangeState.Proposed)
        {
            throw ReferenceChangeRefusals.Decided.Because(
                $"{proposed.Reference} was {proposed.State.ToString().ToLowerInvariant()} by {proposed.DecidedBy} already.");
        }
    }

    private static void RequireFits(StoredChange proposed, OnRecord record, DateOnly today)
    {
        if (proposed.Proposal.ValidFrom.ToDay() < today)
        {
            throw ReferenceChangeRefusals.FirstDayPast.Because(
                $"The first day of {proposed.Reference} has passed: propose it anew, from today or later. What was in force on a"
                + " day stays.");
        }

        try
        {
            Check(proposed.Proposal, record, today, AsGiven);
        }
        catch (RefusedException refused)
        {
            throw new RefusedException(refused.Refusal with
            {
                Kind = ReferenceChangeRefusals.NoLongerFits,
                Message = $"{proposed.Reference} no longer fits what is on record. {refused.Refusal.Message}",
            });
        }
    }

    private static void Check(ProposedChange proposal, OnRecord record, DateOnly today, FigureNames figures)
    {
        var form = new Checks();
        ChangeForm.Check(form, proposal, record, today, figures);
        form.Throw();
        var rules = new Checks();
        ChangeRules.Check(rules, proposal, record, today, figures);
        rules.Throw();
    }

    // With the table of the CSV, if there is one: from here on it is as if the figures had been given.
    private static (ProposedChange Proposal, FigureNames Figures) Read(ProposedChange request)
    {
        if (request.Populations is not { Csv.Length: > 0 } given)
        {
            return (request, AsGiven);
        }

        var checks = new Checks()
            .That(given.Figures.Count == 0, "populations.csv", "Give figures or a CSV, not both.")
            .That(given.Figures.Count > 0 || given.Year == 0, "populations.year", "Is in the CSV.")
            .That(given.Figures.Count > 0 || given.Unit.Length == 0, "populations.unit", "Is in the CSV.");
        checks.Throw();
        var read = PopulationCsv.Read(given.Csv, checks);
        checks.Throw();
        var (table, lines) = read!.Value;
        var proposal = request.Clone();
        proposal.Populations = table;
        return (proposal, (i, _) => ("populations.csv", i < 0 ? "" : $"Line {lines[i]}: "));
    }

    private static (string Field, string Before) AsGiven(int index, string field)
        => (index < 0 ? $"populations.{field}" : $"populations.figures[{index}].{field}", "");

    private static ReferenceChange Compared(StoredChange change, OnRecord record)
    {
        var message = change.ToMessage();
        if (change.Kind == ReferenceKind.Populations)
        {
            var from = change.Proposal.ValidFrom.ToDay();
            message.Comparison = Comparison.Of(
                change.Proposal.Populations.Figures,
                record.Tables.LastOrDefault(table => table.From <= from
                    && (change.Edition == 0 || table.Edition < change.Edition)));
        }

        return message;
    }

    private Task<ReferenceChange> RunAsync(
        IMessage request, ServerCallContext context, Func<Change, Task<ReferenceChange>> command)
        => commands.RunAsync(request, context, async change =>
        {
            await CouncilDataOnRecord.LockAsync(change);
            return await command(change);
        });
}
