using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Listing.Translations;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Documents;

/// <summary>
/// The service <c>ProposalDocuments</c> of <c>listing/v1/documents.proto</c>. A proposal marked above the caller's clearance is
/// NOT_FOUND.
/// </summary>
internal sealed class ProposalDocumentsGrpcService(
    NpgsqlDataSource database, [FromKeyedServices("evidence")] Upstream evidence, TimeProvider time)
    : ProposalDocuments.ProposalDocumentsBase
{
    /// <summary>
    /// All of a proposal. NOT_FOUND; UNAVAILABLE: the attribution service cannot be asked what is released now, and a release
    /// that was withdrawn is not printed.
    /// </summary>
    public override async Task FetchProposal(
        FetchProposalRequest request, IServerStreamWriter<ProposalDocumentPart> responseStream, ServerCallContext context)
    {
        ProposalRules.Naming("reference", request.Reference).Throw();
        var cancel = context.CancellationToken;
        if (await FindAsync(request.Reference, context) is { Reasons.Count: > 0 })
        {
            await evidence.CaughtUpAsync(cancel);
        }

        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var proposal = ProposalRules.RequireExisting(
            Principal.Of(context), request.Reference, await ProposalTable.LoadAsync(connection, snapshot, request.Reference));
        await responseStream.WriteAsync(new ProposalDocumentPart { Proposal = proposal }, cancel);
        await foreach (var source in CitedSources.ReadAsync(connection, proposal))
        {
            await responseStream.WriteAsync(new ProposalDocumentPart { Source = source }, cancel);
        }

        await foreach (var change in ProposalVersions.AllAsync(connection, proposal.Reference))
        {
            await responseStream.WriteAsync(new ProposalDocumentPart { Change = change }, cancel);
        }

        await responseStream.WriteAsync(
            new ProposalDocumentPart { Statement = await StandingAsync(connection, snapshot, proposal) }, cancel);
    }

    // What one may not see exists no sooner for somebody who asks while the attribution service is away.
    private async Task<Proposal> FindAsync(string reference, ServerCallContext context)
    {
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        return ProposalRules.RequireExisting(
            Principal.Of(context), reference, await ProposalTable.LoadAsync(connection, transaction: null, reference));
    }

    private async Task<StatementStanding> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction snapshot, Proposal proposal)
    {
        if (await TranslationTable.OriginalAsync(connection, snapshot, proposal.Reference) is not { } original)
        {
            return new StatementStanding();
        }

        var council = await CouncilDataTable.RequireAsync(connection, snapshot);
        var summary = TranslationSummary.Count(
            await TranslationTable.StandingAsync(connection, snapshot, proposal.Reference),
            TranslationRules.Wanted(council.OfficialLanguages(CouncilData.DayInBrussels(time.GetUtcNow().UtcDateTime))));
        var own = proposal.Delisting?.StatementOfReasons
            ?? proposal.Amendment?.After.StatementOfReasons
            ?? proposal.StatementOfReasons;
        return new StatementStanding
        {
            Sha256 = original.Sha256,
            CorrectedByAct = Original.Of(own).Sha256 != original.Sha256,
            Current = summary.Current,
            Of = summary.Of,
        };
    }
}
