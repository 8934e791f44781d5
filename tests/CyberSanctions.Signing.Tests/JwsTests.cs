using System.Buffers.Text;
using System.Text;

namespace CyberSanctions.Signing.Tests;

/// <summary>RFC 7515 leaves much to choose; here there is nothing to choose.</summary>
public sealed class JwsTests
{
    private const string Statement = "cybersanctions-statement";

    private static readonly SigningKey Key = SigningKey.Create();
    private static readonly SigningKey Other = SigningKey.Create();
    private static readonly Jws Good = Jws.Sign(Key, Statement, "payload"u8.ToArray());

    public static TheoryData<string> Headers => new(
        $$"""{"alg":"none","kid":"{{Key.Public.Id}}","typ":"cybersanctions-statement"}""",
        $$"""{"alg":"HS256","kid":"{{Key.Public.Id}}","typ":"cybersanctions-statement"}""",
        $$"""{"alg":"es256","kid":"{{Key.Public.Id}}","typ":"cybersanctions-statement"}""",
        $$"""{"alg":"ES256","kid":"{{Key.Public.Id}}","typ":"cybersanctions-receipt"}""",
        $$"""{"alg":"ES256","kid":"{{Key.Public.Id}}"}""",
        $$"""{"kid":"{{Key.Public.Id}}","alg":"ES256","typ":"cybersanctions-statement"}""",
        $$"""{"alg":"ES256", "kid":"{{Key.Public.Id}}","typ":"cybersanctions-statement"}""",
        $$"""{"alg":"ES256","crit":["b64"],"kid":"{{Key.Public.Id}}","typ":"cybersanctions-statement"}""",
        $$"""{"alg":"ES256","jwk":{},"kid":"{{Key.Public.Id}}","typ":"cybersanctions-statement"}""",
        $$"""{"alg":"none","alg":"ES256","kid":"{{Key.Public.Id}}","typ":"cybersanctions-statement"}""",
        """{"alg":"ES256","kid":1,"typ":"cybersanctions-statement"}""",
        """{"alg":"ES256","typ":"cybersanctions-statement"}""",
        "[]",
        "null",
        "");

    [Fact]
    public void Jws_IsReadAsItWasMade_AndIsItsKeysAlone()
    {
        var read = Jws.Read(Good.Compact, Statement);

        Assert.Equal((Good.Compact, Key.Public.Id), (read.Compact, read.KeyId));
        Assert.Equal("payload"u8.ToArray(), read.Payload);
        Assert.True(read.IsSignedBy(Key.Public));
        Assert.False(read.IsSignedBy(Other.Public));
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Jws_WithAnyOtherHeader_IsRefused(string header)
        => AssertRefused(
            $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Good.Compact.Split('.')[1]}.{Good.Compact.Split('.')[2]}");

    [Fact]
    public void Jws_OfAnotherType_IsRefused()
        => Assert.Throws<MalformedJwsException>(() => Jws.Read(Good.Compact, "cybersanctions-receipt"));

    [Fact]
    public void Jws_WithPaddingBlanksOrStrayBits_IsRefused()
    {
        AssertRefused(Good.Compact + "==");
        AssertRefused(Good.Compact + " ");
        AssertRefused(Good.Compact.Replace('.', ' '));
        // 64 bytes leave four bits of the last character unused: they are nought.
        AssertRefused(Good.Compact[..^1] + (char)(Good.Compact[^1] + 1));
        AssertRefused(Good.Compact.Replace(".", "=."));
    }

    [Fact]
    public void Jws_CutOffAnywhere_IsRefusedOrNotSigned()
    {
        for (var length = 0; length < Good.Compact.Length; length++)
        {
            try
            {
                Assert.False(Jws.Read(Good.Compact[..length], Statement).IsSignedBy(Key.Public));
            }
            catch (MalformedJwsException)
            {
                // So it is no other one.
            }
        }
    }

    [Fact]
    public void Jws_WithMoreOrFewerParts_IsRefused()
    {
        AssertRefused(Good.Compact + ".");
        AssertRefused("." + Good.Compact);
        AssertRefused("..");
        AssertRefused("");
        AssertRefused(new string('.', 3_000));
    }

    [Fact]
    public void Jws_LongerThanAnyStatement_IsNotLookedAt()
    {
        var longest = Enumerable.Range(1, Jws.Longest).Last(length => Made(length).Compact.Length <= Jws.Longest);

        Assert.Equal(longest, Jws.Read(Made(longest).Compact, Statement).Payload.Count);
        AssertRefused(Made(longest + 1).Compact);

        Jws Made(int length) => Jws.Of(Key.Public.Id, Statement, new byte[length], [.. Good.Signature]);
    }

    [Fact]
    public void Signature_InDer_IsNotOneHere()
    {
        // Neither is one of 64 noughts, nor one with a byte more or less.
        foreach (var length in (int[])[0, 63, 64, 65, 70, 72])
        {
            Assert.False(Jws.Of(Key.Public.Id, Statement, [.. Good.Payload], new byte[length]).IsSignedBy(Key.Public));
        }
    }

    private static void AssertRefused(string compact)
        => Assert.Throws<MalformedJwsException>(() => Jws.Read(compact, Statement));
}
