using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Council;
using CyberSanctions.Listing.Proposals;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Listing.Translations;

/// <summary>
/// The service <c>Translations</c> of <c>listing/v1/translations.proto</c>. A proposal marked above the caller's clearance is
/// NOT_FOUND, with its translations.
/// </summary>
internal sealed partial class TranslationsGrpcService(Commands commands, NpgsqlDataSource database, TimeProvider time)
    : Contracts.Listing.V1.Translations.TranslationsBase
{
    /// <summary>
    /// How far the translations of a proposal's statement are. NOT_FOUND; FAILED_PRECONDITION: <c>no-languages</c>; UNAVAILABLE:
    /// the reference data were never heard of.
    /// </summary>
    public override async Task<ListTranslationsReply> ListTranslations(
        ListTranslationsRequest request, ServerCallContext context)
    {
        TranslationRules.Naming(request.Reference).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, context.CancellationToken);
        var proposal = ProposalRules.RequireExisting(
            Principal.Of(context), request.Reference, await ProposalTable.LoadAsync(connection, snapshot, request.Reference));
        return await StandingAsync(connection, snapshot, proposal.Reference);
    }

    /// <summary>One translation. NOT_FOUND: also when nobody has asked for it yet.</summary>
    public override async Task<Translation> GetTranslation(GetTranslationRequest request, ServerCallContext context)
    {
        TranslationRules.Naming(request.Reference, request.Language)
            .Sha256("original_sha256", request.OriginalSha256, required: false)
            .Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead, context.CancellationToken);
        var proposal = ProposalRules.RequireExisting(
            Principal.Of(context), request.Reference, await ProposalTable.LoadAsync(connection, snapshot, request.Reference));
        var original = await TranslationTable.OriginalAsync(connection, snapshot, proposal.Reference);
        return await ShownAsync(connection, snapshot, proposal.Reference, request.Language, request.OriginalSha256, original)
            ?? throw Refusal.NotFound("translation", $"{request.Reference} ({request.Language})");
    }

    // How they stand, in one snapshot or under a lock.
    private async Task<ListTranslationsReply> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string reference)
    {
        var wanted = await WantedAsync(connection, transaction);
        var original = await TranslationTable.OriginalAsync(connection, transaction, reference);
        var standing = await TranslationTable.StandingAsync(connection, transaction, reference);
        var summary = TranslationSummary.Count(standing, wanted);
        return new ListTranslationsReply
        {
            ProposalReference = reference,
            OriginalSha256 = original?.Sha256 ?? "",
            Original = { original?.Paragraphs ?? [] },
            Current = summary.Current,
            Of = original is null ? 0 : summary.Of,
            Missing =
            {
                original is null ? [] : wanted.Except(standing.Where(translation => !translation.Stale).Select(t => t.Language)),
            },
            Translations = { standing },
        };
    }

    private async Task<IReadOnlyList<string>> WantedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
        => TranslationRules.Wanted(
            (await CouncilDataTable.RequireAsync(connection, transaction)).OfficialLanguages(Today(time.GetUtcNow().UtcDateTime)));

    private static DateOnly Today(DateTime now) => CouncilData.DayInBrussels(now);

    // Of that original; or of the present one, or else the newest.
    private static async Task<Translation?> ShownAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string reference,
        string language,
        string originalSha256,
        Original? original)
    {
        var originals = await TranslationTable.OriginalsAsync(connection, transaction, reference, language);
        var sha256 = originalSha256.Length > 0 ? originalSha256
            : originals.Contains(original?.Sha256 ?? "") ? original!.Sha256
            : originals.Count > 0 ? originals[0] : "";
        var shown = await TranslationTable.FindAsync(connection, transaction, reference, language, sha256);
        if (shown is not null)
        {
            shown.Stale = shown.OriginalSha256 != original?.Sha256;
            shown.OtherOriginals.AddRange(originals.Where(other => other != shown.OriginalSha256));
        }

        return shown;
    }

    // The proposal with its statement, both of which stay as they are until the change ends.
    private static async Task<(Proposal Proposal, Original Original)> LockAsync(
        Change change, ServerCallContext context, string reference)
    {
        var found = await ProposalTable.LockAsync(change, reference);
        var proposal = ProposalRules.RequireExisting(Principal.Of(context), reference, found.SingleOrDefault());
        return (proposal, TranslationRules.RequireOriginal(proposal, await TranslationTable.LockOriginalAsync(change, proposal)));
    }

    // The next version of a translation.
    private static async Task<Translation> SaveAsync(Change change, TranslationStep step, Original original, Translation after)
    {
        await TranslationTable.InsertAsync(change, step, original, after);
        await change.AppendAsync(
            new TranslationRecorded
            {
                Reference = after.ProposalReference,
                Language = after.Language,
                Version = after.Version,
                State = after.State,
                OriginalSha256 = original.Sha256,
                TextSha256 = after.TextSha256,
                DueOn = after.DueOn,
                StartedFrom = after.StartedFrom,
                Remark = after.Remark,
            },
            after.ProposalReference);
        return (await ShownAsync(
            change.Connection, change.Transaction, after.ProposalReference, after.Language, original.Sha256, original))!;
    }
}
