using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Delegate.Tests.Receipts;

public sealed class ReceiptCheckTests : IDisposable
{
    private readonly SigningKey _service = SigningKey.Create();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly Chain _chain;
    private readonly Receipt _receipt;
    private readonly Jws _sent;

    public ReceiptCheckTests()
    {
        _chain = new Chain(Made.Reference, _service);
        _chain.Opening();
        _sent = SignedStatement.Sign(_key, Made.Vote(1)).Jws;
        _receipt = _chain.Accept(_sent);
    }

    public static TheoryData<string> Alterations => [.. Altered.Keys];

    private static Dictionary<string, Action<Receipt>> Altered { get; } = new()
    {
        ["another ballot"] = receipt => receipt.Proceeding.BallotReference = "BAL-2026-0005",
        ["another position"] = receipt => receipt.Proceeding.Position++,
        ["another time"] = receipt => receipt.Proceeding.At = Timestamp.FromDateTimeOffset(Chain.Start.AddDays(1)),
        ["another actor"] = receipt => receipt.Proceeding.Actor = "somebody else",
        ["another kind"] = receipt => receipt.Proceeding.Kind = ProceedingKind.Extension,
        ["another predecessor"] = receipt => receipt.Proceeding.Previous = new string('b', 64),
        ["another content"] = receipt => receipt.Proceeding.ContentSha256 = new string('b', 64),
        ["another hash"] = receipt => receipt.Proceeding.Hash = new string('b', 64),
        ["a declaration that was not signed"] = receipt => receipt.Proceeding.Declaration = "We never said that.",
        ["no statement"] = receipt => receipt.Proceeding.Statement = "",
        ["no time"] = receipt => receipt.Proceeding.At = null,
        ["no proceeding"] = receipt => receipt.Proceeding = null,
        ["no signature"] = receipt => receipt.Jws = "",
        ["a signature with one character changed"] = receipt => receipt.Jws = receipt.Jws[..^10]
            + (receipt.Jws[^10] == 'A' ? 'B' : 'A') + receipt.Jws[^9..],
    };

    public void Dispose()
    {
        _service.Dispose();
        _key.Dispose();
    }

    [Fact]
    public void CheckAnswer_AsTheServiceGaveIt_Verifies()
    {
        var proven = ReceiptCheck.CheckAnswer(_receipt, [_service.Public], _sent, "", before: 1);

        Assert.Equal(2, proven.Link.Position);
        Assert.Equal(Choice.For, proven.Statement.Choice);
    }

    [Theory]
    [MemberData(nameof(Alterations))]
    public void Check_Altered_IsRefused(string how)
    {
        Altered[how](_receipt);

        Assert.Equal(
            ExitCode.DoesNotVerify, Assert.Throws<StopException>(() => ReceiptCheck.Check(_receipt, [_service.Public])).Code);
    }

    [Fact]
    public void Check_SignedByAnotherService_IsRefused()
    {
        using var stranger = SigningKey.Create();

        Assert.Contains(
            "not the service's trusted key",
            Assert.Throws<StopException>(() => ReceiptCheck.Check(_receipt, [stranger.Public])).Message);
    }

    [Fact]
    public void CheckAnswer_ForAnotherStatementOfMine_IsRefused()
    {
        var other = SignedStatement.Sign(_key, Made.Vote(1, Choice.Against)).Jws;

        Assert.Contains(
            "another statement",
            Assert.Throws<StopException>(() => ReceiptCheck.CheckAnswer(_receipt, [_service.Public], other, "", 1)).Message);
    }

    [Fact]
    public void CheckAnswer_AtAPositionThatWasTaken_IsRefused()
        => Assert.Contains(
            "position 2",
            Assert.Throws<StopException>(() => ReceiptCheck.CheckAnswer(_receipt, [_service.Public], _sent, "", 2)).Message);

    [Fact]
    public void CheckTogether_NeighboursThatDoNotLink_AreRefused()
    {
        var another = new Chain(Made.Reference, _service);
        another.Opening();
        another.Accept(_key, Made.Vote(1, memberState: "DE"));
        var third = another.Accept(_key, Made.Vote(2));

        Assert.Throws<StopException>(
            () => ReceiptCheck.CheckTogether([Made.Checked(_receipt, _service), Made.Checked(third, _service)]));
    }

    [Fact]
    public async Task Receipts_KeptAndReadAgain_Verify_UntilTheFileIsAltered()
    {
        using var rehearsal = new Rehearsal();
        var folder = PrivateFolder.Locate(rehearsal.Surroundings.Variable);
        new Settings { ServiceKeys = [Convert.ToBase64String([.. _service.Public.Spki])] }.Write(folder);
        var path = new ReceiptFiles(folder).Keep(Made.Checked(_receipt, _service));

        Assert.Equal(ExitCode.Ok, await rehearsal.RunAsync("receipts", Made.Reference));
        Assert.Contains("1 receipt, which verifies.", rehearsal.Out.ToString());

        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"position\": 2", "\"position\": 3"));
        Assert.Equal(ExitCode.DoesNotVerify, await rehearsal.RunAsync("receipts"));
        Assert.Contains("DOES NOT VERIFY", rehearsal.Error.ToString());
    }
}
