using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.Translations;

/// <content>How translations are made, and reviewed.</content>
internal sealed partial class TranslationsGrpcService
{
    /// <summary>
    /// Takes a translation up. NOT_FOUND; INVALID_ARGUMENT: also when there is none to start from; FAILED_PRECONDITION:
    /// <c>original-changed</c>, <c>translated-already</c>, <c>no-statement</c>, <c>proposal-withdrawn</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<Translation> StartTranslation(StartTranslationRequest request, ServerCallContext context)
    {
        TranslationRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var (original, before, after) = await NextAsync(
                change, context, request.Reference, request.Language, request.ExpectedVersion, request.OriginalSha256);
            TranslationRules.RequireUntranslated("language", before);
            (after.State, after.Translator) = (TranslationState.InTranslation, change.Actor);
            if (request.StartFrom.Length > 0)
            {
                await TakeOverAsync(change, original, after, request.StartFrom);
            }

            return await SaveAsync(change, TranslationStep.Started, original, after);
        });
    }

    /// <summary>
    /// Writes a translation. NOT_FOUND; INVALID_ARGUMENT: also of as many paragraphs as the original has not, of the original
    /// itself, and in another script; FAILED_PRECONDITION: <c>original-changed</c>, <c>nothing-edited</c>, <c>no-statement</c>,
    /// <c>proposal-withdrawn</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<Translation> WriteTranslation(WriteTranslationRequest request, ServerCallContext context)
    {
        TranslationRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var (original, before, after) = await NextAsync(
                change, context, request.Reference, request.Language, request.ExpectedVersion, request.OriginalSha256);
            TranslationRules.RequireText(original, request.Language, request.Paragraphs);
            var text = Original.HashOf(request.Paragraphs);
            TranslationRules.RequireAnother(before, text);
            var writers = TranslationRules.WritersOf([.. after.WrittenBy], change.Actor).ToList();
            after.WrittenBy.Clear();
            after.WrittenBy.AddRange(writers);
            after.Paragraphs.Clear();
            after.Paragraphs.AddRange(request.Paragraphs);
            (after.State, after.TextSha256) = (TranslationState.Translated, text);
            (after.Translator, after.TranslatedAt) = (change.Actor, change.Now.ToTimestamp());
            (after.Reviewer, after.ReviewedAt, after.Remark) = ("", null, "");
            return await SaveAsync(change, TranslationStep.Written, original, after);
        });
    }

    /// <summary>
    /// Finds a translation right, or sends it back. NOT_FOUND; PERMISSION_DENIED: <c>own-translation</c>; FAILED_PRECONDITION:
    /// <c>original-changed</c>, <c>not-translated</c>, <c>no-statement</c>, <c>proposal-withdrawn</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<Translation> ReviewTranslation(ReviewTranslationRequest request, ServerCallContext context)
    {
        TranslationRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var (original, before, after) = await NextAsync(
                change, context, request.Reference, request.Language, request.ExpectedVersion, request.OriginalSha256);
            _ = TranslationRules.RequireReviewable(before, request, change.Actor);
            (after.State, after.Remark) = request.Accepted
                ? (TranslationState.Reviewed, "")
                : (TranslationState.InTranslation, request.Remark);
            (after.Reviewer, after.ReviewedAt) = request.Accepted ? (change.Actor, change.Now.ToTimestamp()) : ("", null);
            return await SaveAsync(
                change, request.Accepted ? TranslationStep.Accepted : TranslationStep.SentBack, original, after);
        });
    }

    // What there is of the statement as it reads now, and what is to be its next version.
    private async Task<(Original Original, Translation? Before, Translation After)> NextAsync(
        Change change, ServerCallContext context, string reference, string language, long expectedVersion, string sha256)
    {
        var (_, original) = await LockAsync(change, context, reference);
        TranslationRules.RequireWanted("language", language, await WantedAsync(change.Connection, change.Transaction));
        var version = await TranslationTable.VersionAsync(change, reference, language);
        TranslationRules.RequireVersion(reference, language, expectedVersion, version);
        TranslationRules.RequireOriginal(reference, original, sha256);
        var before = await TranslationTable.FindAsync(
            change.Connection, change.Transaction, reference, language, original.Sha256);
        var after = before?.Clone() ?? NewOf(reference, language);
        after.Version = version + 1;
        return (original, before, after);
    }

    // What an earlier translation says of paragraphs that read as they did; with everybody who has written any of it.
    private static async Task TakeOverAsync(Change change, Original original, Translation after, string from)
    {
        var earlier = await TranslationTable.FindAsync(
            change.Connection, change.Transaction, after.ProposalReference, after.Language, from);
        if (from == original.Sha256 || earlier is null || earlier.Paragraphs.Count == 0)
        {
            throw Refusal.Invalid("start_from", "Must be the original of an earlier translation into this language.");
        }

        var writers = earlier.WrittenBy.Aggregate(
            (IEnumerable<string>)[.. after.WrittenBy], TranslationRules.WritersOf).ToList();
        after.WrittenBy.Clear();
        after.WrittenBy.AddRange(writers);
        after.Paragraphs.Clear();
        after.Paragraphs.AddRange(original.TakenOver(earlier.Original, earlier.Paragraphs));
        (after.StartedFrom, after.TextSha256, after.TranslatedAt) = (from, "", null);
    }
}
