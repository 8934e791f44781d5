using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.Tests.Statements;

/// <summary>Whose statement it is, and whether its key was valid when it was accepted.</summary>
public sealed class SignedStatementTests
{
    private static readonly Delegations Keys = Delegations.OfThisRun;
    private static readonly RegisteredKey Key = Keys.Register(Keys.Keys["AA"], "AA");
    private static readonly Statement Vote = Council.AtAMeeting().Vote("AA", Choice.For);
    private static readonly Jws Signed = SignedStatement.Sign(Keys.Keys["AA"], Vote).Jws;

    [Fact]
    public void Statement_SignedWithItsDelegationsKey_Holds()
        => Assert.Equal(
            Vote, SignedStatement.Verify(Jws.Read(Signed.Compact, SignedStatement.Type), Key, Council.Opening).Statement);

    [Fact]
    public void Statement_WithAKeyThatIsNotRegistered_OrUnderTheNameOfAnother_IsOfAnUnknownKey()
    {
        Assert.Equal("unknown-key", Refusal(Signed, null));
        Assert.Equal("unknown-key", Refusal(Signed, Keys.Register(Keys.Keys["BB"], "AA")));
    }

    [Fact]
    public void Statement_SignedWithAnotherKeyThanItNames_OrAltered_IsRefused()
    {
        var foreign = SignedStatement.Sign(Keys.Keys["BB"], Vote).Jws;
        Assert.Equal(
            "bad-signature", Refusal(Jws.Of(Key.Key.Id, SignedStatement.Type, [.. Signed.Payload], [.. foreign.Signature]), Key));
        Assert.Equal(
            "bad-signature", Refusal(Jws.Of(
                Key.Key.Id,
                SignedStatement.Type,
                (Vote with { Choice = Choice.Against }).ToCanonical(),
                [.. Signed.Signature]), Key));
        Assert.Equal(
            "bad-signature",
            Refusal(Jws.Of(Key.Key.Id, SignedStatement.Type, [.. Signed.Payload], [.. Signed.Signature.Take(63)]), Key));
    }

    [Fact]
    public void Signature_OverTheSameBytesAsAnotherType_IsNoStatement()
    {
        var receipt = Jws.Sign(Keys.Keys["AA"], Link.ReceiptType, Vote.ToCanonical());

        Assert.Equal(
            "bad-signature",
            Refusal(Jws.Of(Key.Key.Id, SignedStatement.Type, [.. receipt.Payload], [.. receipt.Signature]), Key));
    }

    [Fact]
    public void Payload_ThatIsSignedButIsNoStatement_IsRefused()
        => Assert.Equal("statement-malformed", Refusal(Jws.Sign(Keys.Keys["AA"], SignedStatement.Type, "{}"u8.ToArray()), Key));

    [Fact]
    public void Statement_InTheNameOfAnotherState_IsRefused()
        => Assert.Equal(
            "key-of-another-state", Refusal(SignedStatement.Sign(Keys.Keys["AA"], Vote with { MemberState = "BB" }).Jws, Key));

    [Fact]
    public void Key_IsValidFromItsFirstInstantOn_AndNoLongerAtItsLast()
    {
        Assert.Null(Accepted(Key with { ValidFrom = Council.Opening }));
        Assert.Equal("key-not-valid", Accepted(Key with { ValidFrom = Council.Opening.AddMicroseconds(1) }));
        Assert.Null(Accepted(Key with { ValidTo = Council.Opening.AddMicroseconds(1) }));
        Assert.Equal("key-not-valid", Accepted(Key with { ValidTo = Council.Opening }));
    }

    [Fact]
    public void Key_RevokedAtAnInstant_SignsNothingFromThenOn()
    {
        Assert.Null(Accepted(Key with { RevokedAt = Council.Opening.AddMicroseconds(1) }));
        Assert.Equal("key-not-valid", Accepted(Key with { RevokedAt = Council.Opening }));
    }

    private static string? Accepted(RegisteredKey key)
    {
        try
        {
            SignedStatement.Verify(Signed, key, Council.Opening);
            return null;
        }
        catch (ObjectionException objection)
        {
            return objection.Reason;
        }
    }

    [Fact]
    public void ATextThatIsNoJws_OrOneOfSomethingElse_IsNoStatement()
    {
        var receipt = Jws.Sign(Keys.Keys["AA"], Link.ReceiptType, Vote.ToCanonical());

        Assert.All(
            (string[])["", "vote", receipt.Compact],
            text => Assert.Equal(
                "statement-malformed", Assert.Throws<ObjectionException>(() => SignedStatement.ReadJws(text)).Reason));
    }

    private static string Refusal(Jws jws, RegisteredKey? key)
        => Assert.Throws<ObjectionException>(() => SignedStatement.Verify(jws, key, Council.Opening)).Reason;
}
