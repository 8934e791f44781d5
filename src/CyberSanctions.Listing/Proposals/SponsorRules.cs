using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Stages;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.Proposals;

/// <summary>
/// Who proposes: the Council acts "upon a proposal from a Member State or the High Representative" (Decision (CFSP) 2019/797,
/// Article 6). A draft may leave it open.
/// </summary>
internal static class SponsorRules
{
    public const string HighRepresentative = "HR";
    public const int MostCoSponsors = 27;

    /// <summary>What can be judged without knowing who the members are.</summary>
    public static void Check(Checks checks, DraftProposalRequest request)
    {
        checks
            .That(
                request.ProposedBy is "" or HighRepresentative || MemberStates.FormProblem(request.ProposedBy) is null,
                "proposed_by",
                "Must be HR (the High Representative) or the Council code of a Member State.")
            .That(
                request.CoSponsors.Count == 0 || request.ProposedBy.Length > 0,
                "proposed_by",
                "Is required where there are co-sponsors.")
            .That(
                request.CoSponsors.Count <= MostCoSponsors, "co_sponsors", $"Must be at most {MostCoSponsors}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (i, state) in request.CoSponsors.Take(MostCoSponsors).Index())
        {
            checks
                .That(
                    MemberStates.FormProblem(state) is null, $"co_sponsors[{i}]", "Must be the Council's code of a Member State.")
                .Once($"co_sponsors[{i}]", seen.Add(state))
                .That(
                    state.Length == 0 || state != request.ProposedBy, $"co_sponsors[{i}]", "Proposes it already.");
        }
    }

    /// <summary>Refuses States that are no members today.</summary>
    public static async Task RequireMembersAsync(Change change, DraftProposalRequest request)
    {
        if (request.ProposedBy is "" or HighRepresentative && request.CoSponsors.Count == 0)
        {
            return;
        }

        var council = await CouncilDataTable.RequireAsync(change);
        var today = CouncilData.DayInBrussels(change.Now);
        if (request.ProposedBy != HighRepresentative)
        {
            Members.Require(council, "proposed_by", request.ProposedBy, today);
        }

        foreach (var (i, state) in request.CoSponsors.Index())
        {
            Members.Require(council, $"co_sponsors[{i}]", state, today);
        }
    }
}
