using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Listing.Entries;
using CyberSanctions.Listing.Proposals;
using Npgsql;

namespace CyberSanctions.Listing.Reasons;

/// <summary>The statements of reasons of proposals, held against what they cite as it is now.</summary>
internal static class Statements
{
    /// <summary>
    /// Whether a proposal has to give reasons that stand: one to list somebody, or to amend why somebody is listed. What was
    /// published before this suite was there has been given by the Council already.
    /// </summary>
    public static bool MustStand(Proposal proposal) => !proposal.AsPublished && (proposal.Kind switch
    {
        OperationKind.List => true,
        OperationKind.Amend => proposal.Amendment.Fields.Intersect([EntryField.Ground, EntryField.StatementOfReasons]).Any(),
        _ => false,
    });

    /// <summary>What is missing in each of some proposals, and to how many sources its evidence goes back.</summary>
    public static async Task<IReadOnlyList<ProposalCheck>> CheckAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyCollection<Proposal> proposals)
    {
        var standing = proposals.Where(MustStand).ToList();
        var dossiers = await CitableTable.FindAsync(
            connection,
            transaction,
            standing.SelectMany(proposal => proposal.Reasons.SelectMany(paragraph => paragraph.Cites)
                    .Select(id => (proposal.DossierReference, Id: id)))
                .ToLookup(cited => cited.DossierReference, cited => cited.Id, StringComparer.Ordinal));
        var checks = new List<ProposalCheck>();
        foreach (var proposal in proposals)
        {
            var check = new ProposalCheck { Reference = proposal.Reference, Version = proposal.Version };
            if (MustStand(proposal))
            {
                var dossier = dossiers.GetValueOrDefault(proposal.DossierReference)
                    ?? new CitedDossier(proposal.DossierReference, null, new Dictionary<string, CitedItem>());
                check.Gaps.AddRange(ReasonsCheck.Of(await OfAsync(connection, transaction, proposal), dossier));
                check.Origins = ReasonsCheck.Origins(proposal.Reasons, dossier);
            }

            check.Complete = check.Gaps.Count == 0;
            checks.Add(check);
        }

        return checks;
    }

    private static async Task<Statement> OfAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, Proposal proposal)
    {
        if (proposal.Kind == OperationKind.List)
        {
            return new Statement(proposal.Subject, proposal.Ground, proposal.Reasons, proposal.Handling);
        }

        var entry = await EntryTable.FindAsync(connection, transaction, proposal.List, proposal.Amendment.EntryReference);
        var amended = OperationRules.Amended(entry!.ToContent(), proposal.Amendment);
        return new Statement(amended.Subject, amended.Ground, proposal.Reasons, proposal.Handling);
    }
}
