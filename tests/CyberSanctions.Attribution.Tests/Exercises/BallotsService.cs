using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Consuming;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using CyberSanctions.Testing;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Statement = CyberSanctions.Procedures.Statements.Statement;

namespace CyberSanctions.Attribution.Tests.Exercises;

/// <summary>The same, with the journals of listing and voting, in which the tests let things happen.</summary>
public sealed class BallotsService : ExercisesService
{
    internal const string DelegateName = "delegate.atlantis";

    private readonly SigningKey _key = SigningKey.Create();
    private int _numbers = 1_000;

    internal UpstreamJournal Listing { get; private set; } = null!;

    internal UpstreamJournal Voting { get; private set; } = null!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Listing.DisposeAsync();
        await Voting.DisposeAsync();
        _key.Dispose();
    }

    /// <summary>A desk, a delegation and the presidency; the delegation is to vote within ten minutes.</summary>
    internal static Scenario WithADelegation()
    {
        var scenario = Scenario();
        scenario.Parts.Add(new ExercisePart { Key = "delegation", Title = "A delegation", Subjects = { DelegateName } });
        scenario.Reactions.Clear();
        scenario.Reactions.Add(new NewReaction
        {
            Key = "vote",
            Text = "They vote.",
            Part = "delegation",
            Within = "PT10M",
            Deeds = { "VoteCast" },
        });
        return scenario;
    }

    /// <summary>A proposal on a dossier, and an act of it, as listing tells of them.</summary>
    internal string DraftAct(string dossier, Handling handling = Handling.TlpGreen, bool exercise = true)
    {
        var number = Interlocked.Increment(ref _numbers);
        var proposal = new Proposal
        {
            Reference = $"LP-2026-{number}",
            DossierReference = dossier,
            Exercise = exercise,
            Handling = handling,
        };
        var act = new Act { Reference = $"ACT-2026-{number}", Exercise = exercise, Handling = handling };
        act.Proposals.Add(new Proposal { Reference = proposal.Reference });
        Listing.Append(new ProposalDrafted { Proposal = proposal }, DeskName, Clock.GetUtcNow());
        Listing.Append(new ActDrafted { Act = act }, DeskName, Clock.GetUtcNow());
        return act.Reference;
    }

    /// <summary>A ballot on it, as voting tells of it: the link of its opening, and then that.</summary>
    internal string OpenBallot(string act, Handling handling = Handling.TlpGreen, bool exercise = true)
    {
        var reference = $"BAL-2026-{Interlocked.Increment(ref _numbers)}";
        Happens(new BallotProceeded
        {
            Proceeding = new Proceeding { BallotReference = reference, Position = 1, Kind = ProceedingKind.Opening },
        });
        Happens(new BallotOpened
        {
            Ballot = new Ballot { Reference = reference, ActReference = act, Exercise = exercise, Handling = handling },
        });
        return reference;
    }

    /// <summary>A delegation states something, signed.</summary>
    internal void State(string ballot, StatementKind kind, string by = DelegateName, string proxy = "", TimeSpan later = default)
    {
        var declares = kind is StatementKind.Reservation or StatementKind.SilenceBroken or StatementKind.EmergencyBrake;
        var statement = new Statement
        {
            Ballot = ballot,
            TextSha256 = new string('0', 64),
            MemberState = "FR",
            Kind = kind,
            Choice = kind == StatementKind.Vote ? Choice.Against : Choice.Unspecified,
            Proxy = proxy,
            Reservation = kind == StatementKind.Reservation ? ReservationKind.Substance : ReservationKind.Unspecified,
            DeclarationSha256 = declares ? Statement.HashOf("We are not convinced.") : "",
            Sequence = 1,
            Time = DateTime.UtcNow,
        };
        Link(ballot, SignedStatement.Sign(_key, statement).Jws.Compact, by, declares ? "We are not convinced." : "", later);
    }

    /// <summary>A statement as voting has accepted it.</summary>
    internal void Link(string ballot, string jws, string by, string declaration = "", TimeSpan later = default)
        => Happens(
            new BallotProceeded
            {
                Proceeding = new Proceeding
                {
                    BallotReference = ballot,
                    Kind = ProceedingKind.Statement,
                    Actor = by,
                    Statement = jws,
                    Declaration = declaration,
                },
            },
            by,
            later);

    internal void Extend(string ballot, string by)
        => Happens(
            new BallotProceeded
            {
                Proceeding = new Proceeding
                {
                    BallotReference = ballot,
                    Kind = ProceedingKind.Extension,
                    Deadline = Clock.GetUtcNow().AddDays(1).ToTimestamp(),
                },
            },
            by);

    internal void Decide(string ballot, string by)
    {
        Happens(
            new BallotProceeded
            {
                Proceeding = new Proceeding { BallotReference = ballot, Kind = ProceedingKind.Decision },
            },
            by);
        Happens(new BallotDecided { Ballot = new Ballot { Reference = ballot, State = BallotState.Decided } }, by);
    }

    internal void Happens(IMessage happened, string by = "service:voting", TimeSpan later = default)
        => Voting.Append(happened, by, Clock.GetUtcNow() + later);

    /// <summary>Returns once all that happened there has been heard.</summary>
    internal async Task HearAsync()
    {
        await Service.Services.GetRequiredKeyedService<Upstream>("exercises").CaughtUpAsync(CancellationToken.None);
        await Service.Services.GetRequiredKeyedService<Upstream>("ballots").CaughtUpAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override async Task<(string Key, string Value)[]> UpstreamsAsync()
    {
        (Listing, Voting) = (await UpstreamJournal.StartAsync(), await UpstreamJournal.StartAsync());
        return [("services:listing:grpc:0", Listing.Address), ("services:voting:grpc:0", Voting.Address)];
    }
}
