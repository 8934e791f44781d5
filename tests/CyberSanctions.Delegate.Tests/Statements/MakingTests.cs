using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Tests.Statements;

public sealed class MakingTests : IAsyncLifetime
{
    private readonly Rehearsal _rehearsal = new();
    private VotingService _service = null!;

    public async Task InitializeAsync()
    {
        _service = await VotingService.StartAsync();
        await _service.SignInAsync(_rehearsal);
    }

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _rehearsal.Dispose();
    }

    [Fact]
    public async Task Vote_Accepted_ShowsWhatIsSigned_KeepsTheReceipt_AndTheNextOneIsNumberTwo()
    {
        Assert.Equal(ExitCode.Ok, await VoteAsync("for"));
        Assert.Contains("trust on first use", _rehearsal.Error.ToString());
        Assert.Contains("\"choice\":\"for\"", _rehearsal.Out.ToString());
        Assert.DoesNotContain('\u001b', _rehearsal.Out.ToString());

        Assert.Equal(ExitCode.Ok, await VoteAsync("abstain"));
        Assert.Equal(
            [(1, Choice.For), (2, Choice.Abstain)], Statements().Select(statement => (statement.Sequence, statement.Choice)));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_rehearsal.Home, "receipts")).Length);
        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync("receipts", Made.Reference));
    }

    [Fact]
    public async Task Vote_TheAnswerIsLost_TheVerySameStatementIsSentAgainAndCountsOnce()
    {
        _service.Losses = 1;

        Assert.Equal(ExitCode.Ok, await VoteAsync("for"));
        Assert.Equal(2, _service.Sent.Count);
        Assert.Single(_service.Sent.Distinct());
        Assert.Single(_service.Receipts);
    }

    [Fact]
    public async Task Vote_ConstructiveAbstention_TheHashOfTheDeclarationIsSigned()
    {
        var file = Path.Combine(_rehearsal.Home, "declaration.txt");
        await File.WriteAllTextAsync(file, "Malta is neutral.");

        Assert.Equal(ExitCode.Ok, await VoteAsync("constructive", "--declaration", file));
        Assert.Equal(Statement.HashOf("Malta is neutral."), Statements().Single().DeclarationSha256);
        Assert.Equal("Malta is neutral.", _service.Receipts.Single().Proceeding.Declaration);
    }

    [Fact]
    public async Task Vote_TheReceiptIsAltered_EndsWith5_AndIsNotKept()
    {
        _service.Alter = receipt => receipt.Proceeding.Actor = "somebody else";

        Assert.Equal(ExitCode.DoesNotVerify, await VoteAsync("for"));
        Assert.False(Directory.Exists(Path.Combine(_rehearsal.Home, "receipts")));
    }

    [Fact]
    public async Task Vote_TheServicePresentsAnotherKeyLater_EndsWith5_AndNothingIsSent()
    {
        await VoteAsync("for");
        using var another = SigningKey.Create();
        _service.PresentedKey = [.. another.Public.Spki];

        Assert.Equal(ExitCode.DoesNotVerify, await VoteAsync("against"));
        Assert.Single(_service.Sent);
        Assert.Contains("ANOTHER KEY", _rehearsal.Error.ToString());
    }

    [Fact]
    public async Task Vote_TheTextIsNotTheBallots_EndsWith5_AndNothingIsSent()
    {
        _service.Text = [.. _service.Text, 0x12, 0x00];

        Assert.Equal(ExitCode.DoesNotVerify, await VoteAsync("for"));
        Assert.Empty(_service.Sent);
    }

    [Fact]
    public async Task Vote_TheServiceHasDroppedAStatement_EndsWith5()
    {
        await VoteAsync("for");
        _service.Receipts.Clear();

        Assert.Equal(ExitCode.DoesNotVerify, await VoteAsync("for"));
        Assert.Contains("DROPPED", _rehearsal.Error.ToString());
    }

    [Fact]
    public async Task Vote_Refused_EndsWith1_AndSaysWhy()
    {
        _service.Refusal = "BALLOT_CLOSED";

        Assert.Equal(ExitCode.Refused, await VoteAsync("for"));
        Assert.Contains("Refused (ballot-closed): It is decided.", _rehearsal.Error.ToString());
    }

    [Fact]
    public async Task Vote_NotConfirmed_NothingIsSent()
    {
        using var rehearsal = new Rehearsal(input: "no\n", terminal: true);
        await _service.SignInAsync(rehearsal);

        Assert.Equal(ExitCode.Usage, await rehearsal.RunAsync("vote", Made.Reference, "for"));
        Assert.Empty(_service.Sent);
    }

    [Fact]
    public async Task Vote_TheGatewayIsGone_EndsWith4()
    {
        await _service.StopAsync();

        Assert.Equal(ExitCode.Unreachable, await VoteAsync("for"));
    }

    [Fact]
    public async Task Watch_Json_OneLinePerEventAndEndsAfterTheDecision()
    {
        await VoteAsync("for");
        _service.Chain.Decision();
        _rehearsal.Out.GetStringBuilder().Clear();

        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync("watch", Made.Reference, "--json"));
        Assert.Equal(
            ["opening", "statement", "decision"],
            _rehearsal.Out.ToString()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!["kind"]!.ToString()));
    }

    [Fact]
    public async Task Watch_InATerminal_DrawsTheBoardWithoutColoursAndEndsAfterTheDecision()
    {
        using var rehearsal = new Rehearsal(terminal: true);
        await _service.SignInAsync(rehearsal);
        await VoteAsync("against");
        _service.Chain.Decision();

        Assert.Equal(ExitCode.Ok, await rehearsal.RunAsync("watch", Made.Reference));
        Assert.Contains("against", rehearsal.Out.ToString());
        Assert.Contains("Adopted.", rehearsal.Out.ToString());
        Assert.DoesNotMatch("\u001b\\[[0-9;]*(3[0-9]|4[0-9]|9[0-7])m", rehearsal.Out.ToString());
    }

    [Theory]
    [InlineData("agenda", "[0].timeLeft", "at the meeting")]
    [InlineData("show BAL-2026-0004", "computedTextSha256", null)]
    [InlineData("key show", "registered", "false")]
    public async Task ReadingCommands_Json_AreOneDocument(string command, string path, string? value)
    {
        Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync([.. command.Split(' '), "--json"]));
        var document = JsonNode.Parse(_rehearsal.Out.ToString())!;
        var found = path.StartsWith("[0].") ? document[0]![path[4..]] : document[path];
        Assert.Equal(value ?? _service.Ballot.TextSha256, found!.ToString());
    }

    [Fact]
    public async Task Show_Agenda_KeyShow_FitIntoEightyColumns()
    {
        foreach (var command in new[] { "agenda", "show BAL-2026-0004" })
        {
            Assert.Equal(ExitCode.Ok, await _rehearsal.RunAsync(command.Split(' ')));
        }

        Assert.All(_rehearsal.Out.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    private Task<int> VoteAsync(string choice, params string[] more)
        => _rehearsal.RunAsync(["vote", Made.Reference, choice, "--yes", .. more]);

    private IEnumerable<Statement> Statements()
        => _service.Receipts.Select(
            receipt => Statement.Read([.. Jws.Read(receipt.Proceeding.Statement, SignedStatement.Type).Payload]));
}
