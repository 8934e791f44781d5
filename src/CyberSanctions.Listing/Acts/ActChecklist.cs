using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Acts.Pairs;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Reasons;
using CyberSanctions.Listing.Stages;
using CyberSanctions.Listing.Subjects;
using CyberSanctions.Listing.Translations;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Dapper;
using Npgsql;

namespace CyberSanctions.Listing.Acts;

/// <summary>
/// All that keeps an act from being submitted, at once: what a submission is refused for one thing at a time. It asks what a
/// submission asks, in the same words, so that neither knows of anything that the other does not.
/// </summary>
internal sealed class ActChecklist(NpgsqlConnection connection, NpgsqlTransaction snapshot, DateTime now, Principal reader)
{
    /// <summary>What is found, the obstacles first.</summary>
    /// <param name="act">In its newest text.</param>
    /// <param name="takenOverUntil">The day until which what was published before is taken over.</param>
    public async Task<ActCheck> OfAsync(Act act, DateOnly? takenOverUntil)
    {
        var lines = new List<CheckLine>();
        if (Refused(() => ActCourseRules.RequireUndecided(act)) is { } decided)
        {
            lines.AddRange(Lines(decided));
        }
        else
        {
            lines.AddRange(ActCourseRules.BeforeSubmission.SelectMany(rule => Lines(Refused(() => rule(act)))));
            lines.AddRange(Lines(Refused(() => TakenOver.Require(act, takenOverUntil))));
            lines.AddRange(await GapsAsync(act));
            lines.AddRange(await OfTheListAsync(act));
            lines.AddRange(Lines(await RefusedAsync(
                () => PairTable.RequireAsync(connection, snapshot, act, "proposals"))));
            lines.AddRange(await LookAlikesAsync(act));
            lines.AddRange(await OfStagesAsync(act));
            lines.AddRange(await OfTranslationsAsync(act));
        }

        return new ActCheck
        {
            Reference = act.Reference,
            Version = act.Version,
            Revision = act.Revision,
            Submittable = !lines.Exists(line => line.Obstacle),
            Lines = { lines.OrderByDescending(line => line.Obstacle) },
        };
    }

    // All of them: a refusal names no more than fit into its answer.
    private async Task<IEnumerable<CheckLine>> GapsAsync(Act act)
    {
        var places = act.Proposals.Index().ToDictionary(
            at => at.Item.Reference, at => $"proposals[{at.Index}]", StringComparer.Ordinal);
        return (await Statements.CheckAsync(connection, snapshot, act.Proposals)).SelectMany(check => check.Gaps.Select(gap =>
            new CheckLine
            {
                Kind = ReasonsRefusals.DoNotStand.Reason,
                Place = StandingReasons.FieldOf(places[check.Reference], gap),
                Text = $"{check.Reference}: {gap.Text}",
                Obstacle = true,
            }));
    }

    // Proposal by proposal, where a submission stops at the first.
    private async Task<List<CheckLine>> OfTheListAsync(Act act)
    {
        var lines = new List<CheckLine>();
        if (!Applicability.Matters(act))
        {
            return lines;
        }

        var standing = await ListStanding.ReadAsync(
            connection, snapshot, PublicLists.Of(act.Exercise), CouncilData.DayInBrussels(now));
        foreach (var (i, proposal) in act.Proposals.Index())
        {
            lines.AddRange(Lines(Refused(() => OperationRules.RequireCurrent([proposal], standing)), $"proposals[{i}]"));
        }

        lines.AddRange(Lines(Refused(() => TogetherRules.Check(act.Proposals, standing))));
        if (act.Corrects is not null && lines.Count == 0)
        {
            lines.AddRange(Lines(await RefusedAsync(
                () => Applicability.RequireCorrectionAsync(connection, snapshot, act, standing))));
        }

        lines.AddRange(Lines(await RefusedAsync(
            () => Applicability.RequireNoneBesideAsync(connection, snapshot, now, act))));
        return lines;
    }

    // Nobody drafts them unsaid; but what was drafted before names were compared, or amended since, may have become alike.
    private async Task<List<CheckLine>> LookAlikesAsync(Act act)
    {
        var lines = new List<CheckLine>();
        foreach (var (i, proposal) in act.Proposals.Index().Where(at => at.Item.Kind == OperationKind.List))
        {
            var found = await connection.QueryAsync<ProposalRow>(
                SubjectKeys.Query,
                SubjectKeys.Sought(proposal.Subject, act.Exercise, proposal.DistinctFrom, itself: proposal.Reference),
                snapshot);
            lines.AddRange(
                from other in found.Select(row => row.ToProposal())
                where reader.MaySee(other.Handling)
                where !proposal.DistinctFrom.Contains(other.Reference) && !other.DistinctFrom.Contains(proposal.Reference)
                let common = SubjectIdentity.InCommon(proposal.Subject, Operations.SubjectOf(other))
                where common.Length > 0
                select new CheckLine
                {
                    Kind = ProposalRefusals.SameSubject.Reason,
                    Place = $"proposals[{i}].subject",
                    Text = $"{proposal.Reference} has {common} in common with {other.Reference}, "
                        + "and neither says that it is on somebody else.",
                });
        }

        return lines;
    }

    private async Task<IEnumerable<CheckLine>> OfStagesAsync(Act act)
    {
        var record = await StageReading.LoadAsync(connection, snapshot, act);
        var opinion = record.Opinions.LastOrDefault(given => given.TextSha256 == record.TextSha256);
        return StageCheck.Of(record.Stages, record.Reservations, opinion, act.Proposals, act).Select(line => new CheckLine
        {
            Kind = line.Kind,
            Place = line.Place,
            Text = line.Text,
            Obstacle = line.Blocking,
        });
    }

    private async Task<IEnumerable<CheckLine>> OfTranslationsAsync(Act act)
    {
        var official = (await CouncilDataTable.RequireAsync(connection, snapshot))
            .OfficialLanguages(CouncilData.DayInBrussels(now));
        if (official.Count == 0)
        {
            return [];
        }

        var summaries = await TranslationTable.SummariesAsync(
            connection,
            snapshot,
            act.Proposals.Select(proposal => proposal.Reference),
            TranslationRules.Wanted(official));
        return from at in act.Proposals.Index()
               where summaries.ContainsKey(at.Item.Reference)
               let line = summaries[at.Item.Reference].ToLine($"proposals[{at.Index}]")
               select new CheckLine { Kind = line.Kind, Place = line.Place, Text = line.Text, Obstacle = line.Blocking };
    }

    private static IEnumerable<CheckLine> Lines(Refusal? refusal, string within = "") => refusal switch
    {
        null => [],
        { Fields: [] } => [Line(refusal, within, refusal.Message)],
        _ => refusal.Fields.Select(problem => Line(
            refusal, within.Length == 0 ? problem.Field : $"{within}.{problem.Field}", problem.Description)),
    };

    private static CheckLine Line(Refusal refusal, string place, string text)
        => new() { Kind = refusal.Reason, Place = place, Text = text, Obstacle = true };

    private static Refusal? Refused(Action rule)
    {
        try
        {
            rule();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    private static async Task<Refusal?> RefusedAsync(Func<Task> rule)
    {
        try
        {
            await rule();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }
}
