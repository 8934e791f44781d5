using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Tests.Ballots;
using Dapper;
using Grpc.Core;
using Npgsql;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;
using static CyberSanctions.Voting.Tests.Council.Administrators;

namespace CyberSanctions.Voting.Tests.Council;

/// <summary>One proposes, another one who has seen it releases; and what is released stays.</summary>
public sealed class FourEyesTests : IAsyncLifetime
{
    private readonly VotingService _voting = new();
    private readonly Administrators _administrators;

    public FourEyesTests() => _administrators = new Administrators(_voting);

    public Task InitializeAsync() => _voting.InitializeAsync();

    public Task DisposeAsync() => _voting.DisposeAsync();

    [Fact]
    public async Task Proposal_HasNoEffect_UntilAnotherAdministratorReleasesIt()
    {
        var before = await _administrators.InForceAsync();
        var told = await _administrators.LastToldAsync();

        var proposed = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));

        Assert.Equal(
            (ChangeState.Proposed, ReferenceKind.Populations, "aurelia.nimbus", ""),
            (proposed.State, proposed.Kind, proposed.ProposedBy, proposed.DecidedBy));
        Assert.Equal(before, await _administrators.InForceAsync());
        Assert.Equal(told, await _administrators.LastToldAsync());

        var released = await _administrators.ReleaseAsync(proposed);

        Assert.Equal((ChangeState.Released, "tiberius.quill", 2), (released.State, released.DecidedBy, released.Edition));
        var populations = (await _administrators.InForceAsync()).Populations;
        Assert.Equal(
            (2, released.Reference, "persons"),
            (populations.Provenance.Edition, populations.Provenance.ChangeReference, populations.Unit));
        Assert.Equal(2, (await _administrators.LastToldAsync()).PopulationTables.Count);
        Assert.Equal(["ReferenceChangeProposed", "ReferenceChangeReleased"], await _voting.JournalOfAsync(proposed.Reference));
    }

    [Theory]
    [InlineData("aurelia.nimbus")]
    [InlineData("Aurelia.Nimbus")]
    [InlineData("aureIia.nimbus")] // with a capital I
    [InlineData("\u0430urelia.nimbus")] // with a Cyrillic letter
    public async Task WhoeverProposed_NeitherReleasesNorRejects_ByWhateverNameThatLooksTheSame(string subject)
    {
        var proposed = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));

        await RefusedAsync(
            StatusCode.PermissionDenied, "own-change", _administrators.Of(subject).ReleaseChangeAsync(Release(proposed)));
        await RefusedAsync(
            StatusCode.PermissionDenied,
            "own-change",
            _administrators.Of(subject)
                .RejectChangeAsync(new RejectChangeRequest { Reference = proposed.Reference, Reasons = "No." }));
    }

    [Fact]
    public async Task Withdrawing_IsForWhoeverProposedIt()
    {
        var proposed = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));
        var request = new WithdrawChangeRequest { Reference = proposed.Reference };

        await RefusedAsync(StatusCode.PermissionDenied, "change-of-another", _administrators.Other.WithdrawChangeAsync(request));
        var withdrawn = await _administrators.One.WithdrawChangeAsync(request);

        Assert.Equal(ChangeState.Withdrawn, withdrawn.State);
        await RefusedAsync(
            StatusCode.FailedPrecondition, "change-decided", _administrators.Other.ReleaseChangeAsync(Release(proposed)));
    }

    [Fact]
    public async Task Release_NamesWhatWasSeen()
    {
        var seen = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));
        var altered = _administrators.Table(_administrators.Today);
        altered.Populations.Figures[0].Population++;
        var other = await _administrators.One.ProposeChangeAsync(altered);

        Assert.NotEqual(seen.Sha256, other.Sha256);
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "another-change",
            _administrators.Other.ReleaseChangeAsync(new ReleaseChangeRequest
            {
                Reference = other.Reference,
                Sha256 = seen.Sha256,
            }));
        Assert.Equal(1, (await _administrators.InForceAsync()).Populations.Provenance.Edition);
    }

    [Fact]
    public async Task Release_Twice_FromASecondTab_IsOneRelease()
    {
        var proposed = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));
        var request = Release(proposed);
        AsyncUnaryCall<ReferenceChange>[] calls =
        [
            _administrators.Other.ReleaseChangeAsync(request), _administrators.Other.ReleaseChangeAsync(request),
            _administrators.Of("livia.stratus").ReleaseChangeAsync(request),
        ];

        var answers =
            await Task.WhenAll(calls.Select(async call => (await Record.ExceptionAsync(() => call.ResponseAsync)) is null));

        Assert.Single(answers, succeeded => succeeded);
        Assert.Equal(2, (await _administrators.LastToldAsync()).PopulationTables.Count);
        Assert.Equal(2, (await _administrators.InForceAsync()).Populations.Provenance.Edition);
    }

    [Fact]
    public async Task Release_SentAgainWithItsKey_HasTheSameAnswer()
    {
        var proposed = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today), Key("propose"));
        Assert.Equal(
            proposed, await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today), Key("propose")));

        var released = await _administrators.Other.ReleaseChangeAsync(Release(proposed), Key("release"));

        Assert.Equal(released, await _administrators.Other.ReleaseChangeAsync(Release(proposed), Key("release")));
    }

    [Fact]
    public async Task OfTwoProposalsForOneYear_TheSecondIsOvertakenByTheFirst()
    {
        var first = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));
        var second = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));
        var minimum = await _administrators.One.ProposeChangeAsync(Minimum(_administrators.Today, 3));

        await _administrators.ReleaseAsync(first);

        await RefusedAsync(
            StatusCode.FailedPrecondition, "change-overtaken", _administrators.Other.ReleaseChangeAsync(Release(second)));

        // Another kind has not been overtaken by it.
        Assert.Equal(ChangeState.Released, (await _administrators.ReleaseAsync(minimum)).State);
        Assert.Equal(
            ChangeState.Released, (await _administrators.ChangeAsync(_administrators.Table(_administrators.Today))).State);
    }

    [Fact]
    public async Task WhatIsDecided_CannotBeChanged_NotEvenInTheDatabase()
    {
        var released = await _administrators.ChangeAsync(_administrators.Table(_administrators.Today));
        await using var service = await _voting.Service.Database.OpenConnectionAsync();
        await using var owner = _voting.OwnerDatabase();
        await using var connection = await owner.OpenConnectionAsync();

        foreach (var sql in (string[])[
            "UPDATE reference_change SET proposal = '{}'", "DELETE FROM reference_change",
            "UPDATE population_table SET unit = 'cows'"
        ])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => service.ExecuteAsync(sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        foreach (var sql in (string[])["UPDATE reference_change SET reasons = ''", "DELETE FROM reference_change"])
        {
            await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql));
        }

        // One row whose two people are one, whatever the service thinks.
        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(
            """
            INSERT INTO reference_change (reference, kind, member_state, state, valid_from, proposal, proposed_by, proposed_at,
                releases_seen, decided_by, decided_at, release_number)
            VALUES ('RD-2026-9999', 3, '', 2, '2027-01-01', '{}', 'aurelia.nimbus', now(), 0, 'aurelia.nimbus', now(), 9999)
            """));
        Assert.Equal(
            released, await _administrators.Reader.GetChangeAsync(new GetChangeRequest { Reference = released.Reference }));
    }

    [Theory]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Legal)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Observer)]
    public async Task OnlyAdministratorsChange_AndEveryReaderReads(string role)
    {
        var client = new Contracts.Voting.V1.ReferenceData.ReferenceDataClient(_voting.Service.Channel("somebody", [role]));
        var proposed = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));

        Assert.Equal(
            StatusCode.PermissionDenied,
            (await RefusedAsync(client.ProposeChangeAsync(_administrators.Table(_administrators.Today)))).Status);
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedAsync(client.ReleaseChangeAsync(Release(proposed)))).Status);
        Assert.Equal(27, (await client.GetInForceAsync(new GetInForceRequest())).Members.Count);
        Assert.Equal(27, (await client.ListMemberStatesAsync(new ListMemberStatesRequest())).Memberships.Count);
        Assert.Equal(proposed.Reference, (await client.ListChangesAsync(new ListChangesRequest())).Changes[0].Reference);
        Assert.Equal(
            proposed.Reference,
            Assert.Single((await client.ListChangesAsync(new ListChangesRequest
            {
                State = ChangeState.Proposed,
                Kind = ReferenceKind.Populations,
            })).Changes).Reference);
    }

    [Fact]
    public async Task History_ComesInPages_EachChangeOnce_FromWhatCameWithTheService()
    {
        await _administrators.ChangeAsync(Minimum(_administrators.Today, 3));
        var (seen, cursor) = (new List<ReferenceChange>(), "");
        do
        {
            var page = await _administrators.Reader.ListChangesAsync(new ListChangesRequest
            {
                Page = new() { Size = 10, Cursor = cursor },
            });
            seen.AddRange(page.Changes);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        // 27 members, and one of each: populations, holidays, minimum, languages, toolbox; and the one of this test.
        Assert.Equal(33, seen.Count);
        Assert.Equal(seen.Count, seen.Select(change => change.Reference).Distinct().Count());
        Assert.Equal("RD-2026-0001", seen[^1].Reference);
        Assert.Equal(
            "Shares of 2025 as reported from Coreper of 11 December 2024",
            seen.Last(change => change.Kind == ReferenceKind.Populations).Proposal.Source);
        Assert.All(
            seen.Skip(1), change => Assert.Equal((ChangeState.Released, "service:voting"), (change.State, change.ProposedBy)));
        Assert.Equal(
            24, seen.Single(change => change.Kind == ReferenceKind.OfficialLanguages).Proposal.OfficialLanguages.Languages.Count);
        Assert.Equal(5, seen.Single(change => change.Kind == ReferenceKind.Toolbox).Proposal.Toolbox.Measures.Select(
            measure => measure.Category).Distinct().Count());
    }

    [Fact]
    public async Task Rejection_SaysWhy_AndIsTheEnd()
    {
        var proposed = await _administrators.One.ProposeChangeAsync(_administrators.Table(_administrators.Today));

        var rejected = await _administrators.Other.RejectChangeAsync(
            new RejectChangeRequest { Reference = proposed.Reference, Reasons = "A digit too many." });

        Assert.Equal((ChangeState.Rejected, "A digit too many."), (rejected.State, rejected.Reasons));
        await RefusedAsync(
            StatusCode.FailedPrecondition, "change-decided", _administrators.Other.ReleaseChangeAsync(Release(proposed)));
        await RefusedAsync(
            StatusCode.NotFound, "not-found", _administrators.Other.ReleaseChangeAsync(new ReleaseChangeRequest
            {
                Reference = "RD-2026-9999",
                Sha256 = proposed.Sha256,
            }));
    }
}
