using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Responses;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Paging;
using CyberSanctions.ServiceDefaults.Validation;
using Grpc.Core;

namespace CyberSanctions.Attribution.Partners;

/// <content>What partners share of their own.</content>
internal sealed partial class PartnersGrpcService
{
    private const int MostWaiting = 20;

    /// <summary>Receives a partner's dossier. INVALID_ARGUMENT; FAILED_PRECONDITION: <c>too-many-contributions</c>.</summary>
    public override Task<Contribution> ContributeDossier(ContributeDossierRequest request, ServerCallContext context)
    {
        ContributionRules.Check(request.Dossier, Today).Throw();
        var partner = Principal.Of(context).Partner;
        return commands.RunAsync(request, context, async change =>
        {
            if (await ContributionTable.CountWaitingAsync(change, partner) >= MostWaiting)
            {
                throw PartnerRefusals.TooManyContributions.Because($"{MostWaiting} of your dossiers wait to be settled.");
            }

            var id = await ContributionTable.InsertAsync(change, partner, request.Dossier);
            var received = (await ContributionTable.FindAsync(change.Connection, partner, id))!;
            await change.AppendAsync(new ContributionReceived { Contribution = received }, received.Id);
            return received;
        });
    }

    /// <summary>What partners have shared. INVALID_ARGUMENT: a foreign cursor, a size above 200.</summary>
    public override async Task<ListContributionsReply> ListContributions(
        ListContributionsRequest request, ServerCallContext context)
    {
        var partner = Principal.Of(context).Partner;
        var page = Page.Of($"contributions {partner}", request.Page);
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var (contributions, nextCursor) = await ContributionTable.ListAsync(connection, partner, page);
        return new ListContributionsReply
        {
            Contributions = { contributions.Select(contribution => For(partner, contribution)) },
            NextCursor = nextCursor,
        };
    }

    /// <summary>One of them, whole. NOT_FOUND.</summary>
    public override async Task<Contribution> GetContribution(GetContributionRequest request, ServerCallContext context)
    {
        new Checks().Reference("id", request.Id).Throw();
        var partner = Principal.Of(context).Partner;
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        var found = IdOf(request.Id) is { } id ? await ContributionTable.FindAsync(connection, partner, id) : null;
        return found is null ? throw Refusal.NotFound("contribution", request.Id) : For(partner, found);
    }

    /// <summary>
    /// Takes a contribution up, or declines it. NOT_FOUND; FAILED_PRECONDITION: <c>contribution-settled</c>; ABORTED:
    /// <c>stale-version</c>.
    /// </summary>
    public override Task<Contribution> SettleContribution(SettleContributionRequest request, ServerCallContext context)
    {
        ContributionRules.Check(request).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            var id = IdOf(request.Id);
            var found = id is { } known ? await ContributionTable.LockAsync(change, known) : null;
            if (found is null)
            {
                throw Refusal.NotFound("contribution", request.Id);
            }

            MeasureRules.RequireVersion("The contribution", request.ExpectedVersion, found.Version);
            ContributionRules.RequireReceived(found);
            var opened = request.TakenUp ? await OpenAsync(change, found, request.Reason) : null;
            await ContributionTable.SettleAsync(change, id!.Value, request.Reason, opened?.Reference);
            var settled = (await ContributionTable.FindAsync(change.Connection, "", id.Value))!;
            settled.Dossier = null;
            await change.AppendAsync(new ContributionSettled { Contribution = settled }, settled.Id);
            return settled;
        });
    }

    // Item by item, as an officer would: each makes a version, and is in the journal.
    private static async Task<Dossier> OpenAsync(Change change, Contribution from, string reason)
    {
        var dossier = await Opening.OpenAsync(
            change,
            from.Dossier.Title,
            from.Dossier.Summary,
            from.Dossier.Handling,
            from.Dossier.Exercise,
            $"Taken up from {from.PartnerName} ({from.Partner}), contribution {from.Id}. {reason}");
        foreach (var incident in from.Dossier.Incidents)
        {
            await NextAsync();
            await Opening.AddIncidentAsync(change, dossier, incident);
        }

        foreach (var evidence in from.Dossier.Evidence)
        {
            await NextAsync();
            await Opening.AddEvidenceAsync(change, dossier, evidence);
        }

        foreach (var actor in from.Dossier.Actors)
        {
            await NextAsync();
            await Opening.NameActorAsync(change, dossier, actor);
        }

        return dossier;

        async Task NextAsync() => dossier.Version = await DossierTable.IncreaseVersionAsync(change, dossier.Reference);
    }

    private static Contribution For(string partner, Contribution contribution)
        => partner.Length > 0 ? ContributionRules.ForPartner(contribution) : contribution;
}
