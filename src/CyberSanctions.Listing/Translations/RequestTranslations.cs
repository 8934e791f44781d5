using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Listing.Translations;

/// <content>How translations are asked for.</content>
internal sealed partial class TranslationsGrpcService
{
    /// <summary>
    /// Asks for translations. NOT_FOUND; INVALID_ARGUMENT; FAILED_PRECONDITION: <c>no-statement</c>, <c>proposal-withdrawn</c>,
    /// <c>translated-already</c>, <c>nothing-requested</c>, <c>no-languages</c>; ABORTED: <c>stale-version</c>.
    /// </summary>
    public override Task<ListTranslationsReply> RequestTranslations(
        RequestTranslationsRequest request, ServerCallContext context)
    {
        TranslationRules.Check(request);
        return commands.RunAsync(request, context, async change =>
        {
            var (proposal, original) = await LockAsync(change, context, request.Reference);
            if (request.ExpectedVersion != 0 && request.ExpectedVersion != proposal.Version)
            {
                throw Refusal.Stale(proposal.Reference, request.ExpectedVersion, proposal.Version);
            }

            TranslationRules.RequireDay(request.DueOn, Today(change.Now));
            var wanted = await WantedAsync(change.Connection, change.Transaction);
            var asked = 0;
            foreach (var (i, language) in (request.Languages.Count > 0 ? request.Languages : wanted).Index())
            {
                if (request.Languages.Count > 0)
                {
                    TranslationRules.RequireWanted($"languages[{i}]", language, wanted);
                }

                var before = await TranslationTable.FindAsync(
                    change.Connection, change.Transaction, proposal.Reference, language, original.Sha256);
                if (request.Languages.Count == 0 && before is not null)
                {
                    continue;
                }

                TranslationRules.RequireUntranslated($"languages[{i}]", before);
                if (before is not null && Equals(before.DueOn, request.DueOn))
                {
                    continue;
                }

                var after = before ?? NewOf(proposal.Reference, language);
                after.State = before?.State ?? TranslationState.Requested;
                after.Version = await TranslationTable.VersionAsync(change, proposal.Reference, language) + 1;
                (after.DueOn, after.RequestedBy, after.RequestedAt) = (request.DueOn, change.Actor, change.Now.ToTimestamp());
                await SaveAsync(change, TranslationStep.Requested, original, after);
                asked++;
            }

            return asked > 0
                ? await StandingAsync(change.Connection, change.Transaction, proposal.Reference)
                : throw TranslationRefusals.NothingRequested.Because(
                    $"Of the statement of {proposal.Reference}, all of that was asked for already.");
        });
    }

    private static Translation NewOf(string reference, string language)
        => new() { ProposalReference = reference, Language = language };
}
