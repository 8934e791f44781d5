using System.Collections.Concurrent;
using System.Security.Cryptography;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Grpc.Core;

namespace CyberSanctions.Integration.Tests;

/// <summary>A delegation with a key of its own, registered through the gateway at its first statement.</summary>
internal sealed class Delegation
{
    private static readonly ConcurrentDictionary<string, Task<Delegation>> Known = new();
    private readonly ConcurrentDictionary<string, int> _statements = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly string _memberState;
    private readonly Ballots.BallotsClient _client;
    private readonly Metadata _metadata;

    private Delegation(Suite suite, string memberState, string token)
    {
        _memberState = memberState;
        _client = new Ballots.BallotsClient(suite.Grpc);
        _metadata = new Metadata { { "authorization", $"Bearer {token}" } };
    }

    /// <summary>That of a Member State, the same for all tests: they share one suite.</summary>
    public static Task<Delegation> OfAsync(Suite suite, string memberState)
        => Known.GetOrAdd(memberState, state => RegisterAsync(suite, state));

    /// <summary>Votes, or changes its vote.</summary>
    public Task<Receipt> VoteAsync(string ballot, Choice choice, string declaration = "")
        => StateAsync(ballot, declaration, statement => statement with { Kind = StatementKind.Vote, Choice = choice });

    /// <summary>Signs a statement about the text as it is read from the ballot, and makes it.</summary>
    public async Task<Receipt> StateAsync(string ballot, string declaration, Func<Statement, Statement> what)
    {
        var sequence = _statements.GetValueOrDefault(ballot) + 1;
        var receipt = await MakeAsync(
            await SignAsync(ballot, declaration, statement => what(statement with { Sequence = sequence })), "");

        // Only what was accepted counts.
        _statements[ballot] = sequence;
        return receipt;
    }

    /// <summary>Signs a statement about the text as it is read from the ballot.</summary>
    public async Task<MakeStatementRequest> SignAsync(string ballot, string declaration, Func<Statement, Statement> what)
    {
        var text = await _client.GetTextAsync(new GetTextRequest { Reference = ballot }, _metadata);
        var statement = what(new Statement
        {
            Ballot = ballot,
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(text.Text_.Span)),
            MemberState = _memberState,
            Kind = StatementKind.Vote,
            DeclarationSha256 = Statement.HashOf(declaration),
            Sequence = 1,
            Time = Timestamps.Cut(DateTimeOffset.UtcNow),
        });
        return new MakeStatementRequest
        {
            Statement = SignedStatement.Sign(_key, statement).Jws.Compact,
            Declaration = declaration,
        };
    }

    /// <summary>Makes a signed statement, under an idempotency key unless that is empty.</summary>
    public async Task<Receipt> MakeAsync(MakeStatementRequest request, string key)
    {
        Metadata metadata = [.. _metadata];
        if (key.Length > 0)
        {
            metadata.Add("idempotency-key", key);
        }

        return await _client.MakeStatementAsync(request, metadata);
    }

    private static async Task<Delegation> RegisterAsync(Suite suite, string memberState)
    {
        var delegation = new Delegation(
            suite, memberState, await suite.TokenAsync($"delegate.{memberState}", "delegate", memberState));
        await suite.AskAsync(
            HttpMethod.Post,
            $"/api/v1/delegations/{memberState}/keys",
            await suite.TokenAsync("administrator.keys", "administrator"),
            new
            {
                publicKey = delegation._key.Public.Spki.ToArray(),
                validTo = Timestamps.Cut(DateTimeOffset.UtcNow.AddYears(1)),
            });
        return delegation;
    }
}
