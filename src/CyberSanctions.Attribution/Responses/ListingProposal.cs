using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Journal.Consuming;
using Dapper;
using Npgsql;

namespace CyberSanctions.Attribution.Responses;

/// <summary>A proposal of the listing service that rests on a dossier: of it this service keeps no more than that.</summary>
internal sealed record ListingProposal(string Reference, string DossierReference, Handling Handling, bool Exercise)
{
    /// <summary>What is known of one.</summary>
    public static Task<ListingProposal?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string reference)
        => connection.QuerySingleOrDefaultAsync<ListingProposal>(
            "SELECT reference, dossier_reference, handling, exercise FROM listing_proposal WHERE reference = @reference",
            new { reference },
            transaction);
}

/// <summary>Follows the listing journal: which proposals rest on which dossier.</summary>
internal sealed class ProposalDraftedHandler : IEventHandler<ProposalDrafted>
{
    /// <inheritdoc/>
    public async Task ApplyAsync(Change change, ProposalDrafted happened, CancellationToken cancel)
    {
        // What renews or extends, and most of what amends or delists, rests on none.
        if (happened.Proposal is { DossierReference.Length: > 0 } proposal)
        {
            await change.Connection.ExecuteAsync(
                """
                INSERT INTO listing_proposal (reference, dossier_reference, handling, exercise)
                VALUES (@Reference, @DossierReference, @Handling, @Exercise)
                """,
                new { proposal.Reference, proposal.DossierReference, Handling = (int)proposal.Handling, proposal.Exercise },
                change.Transaction);
        }
    }
}
