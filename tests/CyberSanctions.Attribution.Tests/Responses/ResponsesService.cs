using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Client = CyberSanctions.Contracts.Attribution.V1.Responses.ResponsesClient;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>The service, following journals of voting and listing that the test writes.</summary>
public sealed class ResponsesService : AttributionService
{
    /// <summary>What the voting service says.</summary>
    internal UpstreamJournal Voting { get; private set; } = null!;

    /// <summary>What the listing service says.</summary>
    internal UpstreamJournal Listing { get; private set; } = null!;

    /// <summary>Calls as the officer who proposes.</summary>
    internal Client Planner => Call("aurelia.nimbus", Roles.Officer);

    /// <summary>Calls as another officer.</summary>
    internal Client Second => Call("tiberius.quill", Roles.Officer);

    /// <summary>Calls as the legal reviewer.</summary>
    internal Client Legal => Call("livia.stratus", Roles.Legal);

    /// <summary>Today, in Brussels.</summary>
    internal static Date Today => LivedDates.Today(TimeProvider.System).ToMessage();

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Voting.Append(ToolboxExamples.Editions());
        await Service.Services.GetRequiredKeyedService<Upstream>("toolbox").CaughtUpAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Voting.DisposeAsync();
        await Listing.DisposeAsync();
    }

    internal Client Call(string subject, params string[] roles) => new(Service.Channel(subject, roles));

    /// <summary>Another edition of the toolbox is released.</summary>
    internal async Task ReleaseAsync(CouncilDataChanged data)
    {
        Voting.Append(data);
        await Service.Services.GetRequiredKeyedService<Upstream>("toolbox").CaughtUpAsync(CancellationToken.None);
    }

    /// <summary>A dossier on which proportionality was assessed.</summary>
    internal async Task<string> AssessedAsync(AssessProportionalityRequest? assessment = null)
    {
        var reference = (await CompleteDossierAsync()).Reference;
        await AssessAsync(reference, assessment ?? ProportionalityExamples.Serious());
        return reference;
    }

    internal async Task<ProportionalityAssessment> AssessAsync(string reference, AssessProportionalityRequest assessment)
        => await Planner.AssessProportionalityAsync(new(assessment) { Reference = reference });

    internal async Task<PlannedMeasure> ProposeAsync(string reference, string code, string justification = "")
        => (await Planner.ProposeMeasureAsync(Proposing(reference, code, justification))).Measure;

    internal static ProposeMeasureRequest Proposing(string reference, string code, string justification = "") => new()
    {
        Reference = reference,
        Code = code,
        Title = "On the pumps at Nimbus Water Works",
        Owner = "EEAS, cyber policy",
        PlannedFrom = Today,
        Justification = justification,
    };

    /// <summary>A measure to which somebody else has agreed.</summary>
    internal async Task<PlannedMeasure> AgreedAsync(string reference, string code, string justification = "")
    {
        var measure = await ProposeAsync(reference, code, justification);
        return (await Second.AgreeToMeasureAsync(new() { Reference = reference, Id = measure.Id })).Measure;
    }

    internal async Task<PlannedMeasure> CarryOutAsync(string reference, string id)
        => (await Planner.CarryOutMeasureAsync(new() { Reference = reference, Id = id, On = Today, Results = "Done." })).Measure;

    internal async Task<PlannedMeasure> EndAsync(string reference, string id)
        => (await Planner.EndMeasureAsync(new() { Reference = reference, Id = id, On = Today, Results = "Heard." })).Measure;

    /// <summary>The listing service drafts a proposal.</summary>
    internal void Draft(string proposal, string dossier, bool exercise = false, Handling handling = Handling.TlpAmber)
        => Listing.Append(new ProposalDrafted
        {
            Proposal = new Proposal
            {
                Reference = proposal,
                DossierReference = dossier,
                Exercise = exercise,
                Handling = handling,
            },
        });

    internal static async Task<string> ReasonAsync<T>(Task<T> call)
        => StatusDetails.FromRpcException(await Assert.ThrowsAsync<RpcException>(() => call)).Reason;

    internal static Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => ReasonAsync(call.ResponseAsync);

    /// <inheritdoc/>
    protected override async Task<(string Key, string Value)[]> UpstreamsAsync()
    {
        (Voting, Listing) = (await UpstreamJournal.StartAsync(), await UpstreamJournal.StartAsync());
        return [("services:voting:grpc:0", Voting.Address), ("services:listing:grpc:0", Listing.Address)];
    }
}
