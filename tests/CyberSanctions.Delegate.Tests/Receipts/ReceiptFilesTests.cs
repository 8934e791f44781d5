using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;
using CyberSanctions.Signing;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Tests.Receipts;

/// <summary>Receipts are kept in the client's own JSON, and what one says is what is signed in it.</summary>
public sealed class ReceiptFilesTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new();
    private readonly SigningKey _service = SigningKey.Create();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly PrivateFolder _folder;
    private readonly Receipt _receipt;

    public ReceiptFilesTests()
    {
        _folder = PrivateFolder.Locate(_rehearsal.Surroundings.Variable);
        var chain = new Chain(Made.Reference, _service);
        chain.Opening();
        _receipt = chain.Accept(_key, Made.Vote(1));
    }

    public void Dispose()
    {
        _rehearsal.Dispose();
        _service.Dispose();
        _key.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public void Kept_AndReadAgain_IsTheSame(bool? exercise)
    {
        var kept = Made.Checked(_receipt, _service) with { Exercise = exercise };
        new ReceiptFiles(_folder).Keep(kept);

        var read = Assert.Single(new ReceiptFiles(_folder).Read(Made.Reference, [_service.Public]));

        Assert.Equal((kept.Link, kept.Statement, kept.Exercise), (read.Link, read.Statement, read.Exercise));
        Assert.Equal((_receipt.Jws, _receipt.Proceeding.Statement), (read.Receipt.Jws, read.Receipt.Proceeding.Statement));
    }

    [Fact]
    public void KeptAsBefore_IsReadStill()
    {
        _folder.Write($"receipts/{Made.Reference}-00002-FR.json", JsonFormatter.Default.Format(_receipt));

        var read = Assert.Single(new ReceiptFiles(_folder).Read(Made.Reference, [_service.Public]));

        Assert.Equal(2, read.Link.Position);
        Assert.Null(read.Exercise);
    }

    [Theory]
    [InlineData("position", 3)]
    [InlineData("hash", "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("declaration", "We did not.")]
    [InlineData("remark", "counts twice")]
    [InlineData("exercise", "no")]
    public void Altered_DoesNotVerify(string member, object value)
    {
        var name = Keep();
        var json = JsonNode.Parse(_folder.Read(name)!)!.AsObject();
        json[member] = JsonValue.Create(value);
        _folder.Write(name, json.ToJsonString());

        AssertDoesNotVerify();
    }

    [Fact]
    public void Altered_WhatIsShownOfTheStatement_DoesNotVerify()
    {
        var name = Keep();
        var json = JsonNode.Parse(_folder.Read(name)!)!.AsObject();
        json["statement"]!["choice"] = "against";
        _folder.Write(name, json.ToJsonString());

        AssertDoesNotVerify();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"receiptJws\": 1 }")]
    [InlineData("{ \"receiptJws\": \"a.b.c\", \"ballot\": null }")]
    public void File_ThatIsNoReceipt_DoesNotVerify(string text)
    {
        _folder.Write("receipts/x.json", text);

        AssertDoesNotVerify();
    }

    private string Keep()
        => Path.GetRelativePath(
            _folder.Path, new ReceiptFiles(_folder).Keep(Made.Checked(_receipt, _service) with { Exercise = true }));

    private void AssertDoesNotVerify()
        => Assert.Equal(
            ExitCode.DoesNotVerify,
            Assert.Throws<StopException>(() => new ReceiptFiles(_folder).Read(null, [_service.Public])).Code);
}
