using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Roster;
using CyberSanctions.Voting.Tests.Ballots;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Council.Administrators;

namespace CyberSanctions.Voting.Tests.Council;

/// <summary>
/// Whatever three administrators do, in whatever order, while days pass and ballots open: on the running service, with its
/// database.
/// </summary>
public sealed class AnyCourseTests : IAsyncLifetime
{
    private const int Steps = 70;
    private static readonly string[] People = ["aurelia.nimbus", "tiberius.quill", "livia.stratus"];

    private readonly VotingService _voting = new();
    private readonly Administrators _administrators;
    private readonly Dictionary<string, ReferenceChange> _changes = [];
    private readonly Dictionary<string, (Ballot Ballot, InForce Basis)> _ballots = [];
    private readonly Dictionary<DateOnly, string> _past = [];
    private int _released;

    public AnyCourseTests() => _administrators = new Administrators(_voting);

    public Task InitializeAsync() => _voting.InitializeAsync();

    public Task DisposeAsync() => _voting.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhateverIsDone_TheInvariantsHold(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < Steps; step++)
        {
            try
            {
                await StepAsync(random);
            }
            catch (RpcException refused) when (refused.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition
                or StatusCode.PermissionDenied)
            {
                // Much of what is tried makes no sense.
            }

            await CheckAsync(seed, step);
        }

        Assert.True(_released > 3, $"Seed {seed} released {_released} changes only: nothing was tried.");
        Assert.NotEmpty(_ballots);
        Assert.NotEmpty(_past);
    }

    private async Task StepAsync(Random random)
    {
        var somebody = _administrators.Of(People[random.Next(People.Length)]);
        switch (random.Next(10))
        {
            case < 4:
                await somebody.ProposeChangeAsync(Anything(random));
                break;
            case < 8:
                if (await AnyAsync(random) is { } change)
                {
                    var request = Release(change, confirmed: true);
                    request.Sha256 = random.Next(8) == 0 ? new string('0', 64) : request.Sha256;
                    await somebody.ReleaseChangeAsync(request);
                    Assert.Equal(change.Sha256, request.Sha256);
                }

                break;
            case 8:
                if (await AnyAsync(random) is { } pending)
                {
                    await (random.Next(2) == 0
                        ? somebody.WithdrawChangeAsync(new WithdrawChangeRequest { Reference = pending.Reference })
                        : somebody.RejectChangeAsync(new RejectChangeRequest { Reference = pending.Reference, Reasons = "No." }));
                }

                break;
            default:
                var ballot = await _voting.OpenMeetingAsync(Rule.QualifiedMajority);
                _ballots[ballot] = (await _voting.GetAsync(ballot), await BasisAsync(ballot));
                await PassAsync(random.Next(3));
                break;
        }
    }

    // Days that pass are noted as they were when they ended.
    private async Task PassAsync(int days)
    {
        for (var i = 0; i < days; i++)
        {
            var ended = _administrators.Today;
            _voting.Clock.Move(TimeSpan.FromDays(1));
            _past[ended] = await TextAsync(ended);
        }
    }

    private async Task<ReferenceChange?> AnyAsync(Random random)
    {
        // Mostly what waits; sometimes what is decided.
        var all = (await _administrators.Reader.ListChangesAsync(new ListChangesRequest { Page = new() { Size = 20 } })).Changes;
        var waiting = all.Where(change => change.State == ChangeState.Proposed).ToList();
        return random.Next(5) == 0 ? all[random.Next(all.Count)] : waiting.Count > 0 ? waiting[random.Next(waiting.Count)] : null;
    }

    private ProposedChange Anything(Random random)
    {
        var day = _administrators.Today.AddDays(random.Next(-1, 12));
        string[] strangers = ["AQ", "IS"];
        var stranger = strangers[random.Next(strangers.Length)];
        int[] editions = [.. Enumerable.Range(1, random.Next(5))];
        string[][] more = [[], ["AQ"], ["IS"], ["AQ", "IS"]];
        return random.Next(6) switch
        {
            0 => Accession(stranger, stranger, day, editions),
            1 => Withdrawal(random.Next(2) == 0 ? stranger : Members[random.Next(3)], day),
            2 => _administrators.Table(day, null, more[random.Next(more.Length)]),
            3 => Without(_administrators.Table(day, null, more[random.Next(more.Length)]), Members[random.Next(3)]),
            4 => Calendar(day, day.AddDays(30), day),
            _ => Minimum(day, random.Next(1, 10), random.Next(2) == 0 ? day.AddDays(3) : null),
        };
    }

    private static ProposedChange Without(ProposedChange table, string state)
    {
        table.Populations.Figures.Remove(table.Populations.Figures.Single(figure => figure.MemberState == state));
        return table;
    }

    private async Task CheckAsync(int seed, int step)
    {
        var where = $"seed {seed}, step {step}";

        // A change is decided once, by somebody else than who proposed it unless it is withdrawn, and then never changes.
        var (cursor, all) = ("", new List<ReferenceChange>());
        do
        {
            var page = await _administrators.Reader.ListChangesAsync(new ListChangesRequest
            {
                Page = new() { Size = 200, Cursor = cursor },
            });
            all.AddRange(page.Changes);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        foreach (var change in all)
        {
            var known = _changes.GetValueOrDefault(change.Reference);
            Assert.True(known is null || (known.Proposal.Equals(change.Proposal) && known.Sha256 == change.Sha256), where);
            Assert.True(known is null || known.State == ChangeState.Proposed || known.Equals(change), where);
            Assert.True(
                change.State switch
                {
                    ChangeState.Proposed => change.DecidedBy.Length == 0,
                    ChangeState.Withdrawn => change.DecidedBy == change.ProposedBy,
                    _ => change.ProposedBy == "service:voting" || !SamePerson.Are(change.DecidedBy, change.ProposedBy),
                },
                where);
            _released += change.State == ChangeState.Released && known?.State == ChangeState.Proposed ? 1 : 0;
            _changes[change.Reference] = change;
        }

        // On every day to come there is a table, with a figure for every member, and somebody is a member.
        foreach (var day in Enumerable.Range(0, 14).Select(_administrators.Today.AddDays))
        {
            var inForce = await _administrators.InForceAsync(day);
            Assert.True(inForce.Members.Count > 0, where);
            Assert.Equal(
                inForce.Members.Select(member => member.MemberState),
                inForce.Populations.Figures.Select(figure => figure.MemberState));
            Assert.Equal(inForce.Members.Count, inForce.Members.Select(member => member.MemberState).Distinct().Count());
        }

        // Days that have passed, and ballots, stay as they were.
        foreach (var (day, text) in _past)
        {
            Assert.Equal(text, await TextAsync(day));
        }

        foreach (var (reference, (ballot, basis)) in _ballots)
        {
            Assert.Equal(ballot, await _voting.GetAsync(reference));
            Assert.Equal(basis, await BasisAsync(reference));
            Assert.Equal(
                ballot.Roster.Select(member => (member.MemberState, member.Population)),
                basis.Populations.Figures.Select(figure => (figure.MemberState, figure.Population)));
        }

        // Others were told exactly of what is on record.
        await using var connection = await _voting.Service.Database.OpenConnectionAsync();
        Assert.Equal(await CouncilDataOnRecord.WholeAsync(connection), await _administrators.LastToldAsync());
    }

    // How long a membership lasts may be said later; who was a member that day does not change.
    private async Task<string> TextAsync(DateOnly day)
    {
        var inForce = await _administrators.InForceAsync(day);
        foreach (var member in inForce.Members)
        {
            member.ValidTo = null;
        }

        return inForce.ToString();
    }

    private async Task<InForce> BasisAsync(string ballot)
        => await new Contracts.Voting.V1.ReferenceData.ReferenceDataClient(_voting.Service.Channel("officer-1", [Roles.Officer]))
            .GetForBallotAsync(new GetForBallotRequest { BallotReference = ballot });
}
