using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace CyberSanctions.Signing.Tests;

/// <summary>Keys of ECDSA on P-256 and no others.</summary>
public sealed class KeyTests
{
    [Fact]
    public void PublicKey_BearsItsThumbprint_WhoeverReadsIt()
    {
        using var key = SigningKey.Create();
        using var read = PublicKey.Read([.. key.Public.Spki]);

        Assert.Equal(key.Public.Id, read.Id);
        Assert.Matches(@"\A[A-Za-z0-9_-]{43}\z", read.Id);
        Assert.Equal(key.Public.Spki, read.Spki);
    }

    [Fact]
    public void PublicKey_OfRfc7515AppendixA3_HasTheThumbprintThatRfc7638Prescribes()
    {
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = System.Buffers.Text.Base64Url.DecodeFromChars("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
                Y = System.Buffers.Text.Base64Url.DecodeFromChars("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
            },
        });
        using var key = PublicKey.Read(ecdsa.ExportSubjectPublicKeyInfo());
        var members =
            "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\",\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}"u8;

        Assert.Equal(System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(members)), key.Id);
    }

    [Fact]
    public void PublicKey_OfAnotherCurve_OfRsa_WithSomethingBehindIt_OrNone_IsUnusable()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var p521 = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using var rsa = RSA.Create(2048);
        using var good = SigningKey.Create();
        byte[] spki = [.. good.Public.Spki];
        byte[] offTheCurve = [.. spki[..^1], (byte)(spki[^1] ^ 1)];
        foreach (var unusable in (byte[][])
            [
                p384.ExportSubjectPublicKeyInfo(), p521.ExportSubjectPublicKeyInfo(), rsa.ExportSubjectPublicKeyInfo(),
                rsa.ExportRSAPublicKey(),
                [.. spki, 0], spki[..^1], offTheCurve, [], [0x30, 0x00], new byte[91], new byte[100_000],
            ])
        {
            Assert.Throws<UnusableKeyException>(() => PublicKey.Read(unusable));
        }
    }

    [Fact]
    public void PublicKey_OfACurveThatNobodyKnows_IsUnusable()
    {
        using var key = SigningKey.Create();
        byte[] spki = [.. key.Public.Spki];
        // The curve's identifier, 1.2.840.10045.3.1.7, becomes 0.38.840.10045.3.1.7.
        spki[spki.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07])] = 0x26;

        Assert.Throws<UnusableKeyException>(() => PublicKey.Read(spki));
    }

    [Fact]
    public void Signature_IsAlwaysTheOneWithTheLowS_AndHolds()
    {
        using var key = SigningKey.Create();
        var half = BigInteger.Parse(
            "57896044605178124381348723474703786764998477612067880171211129530534256022184", CultureInfo.InvariantCulture);
        for (byte i = 0; i < 64; i++)
        {
            var signature = key.Sign([i]);

            Assert.True(key.Public.HasSigned([i], signature));
            Assert.True(new BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true) <= half);
        }
    }

    [Fact]
    public void SigningKey_WrittenAndReadAgain_IsTheSame()
    {
        using var key = SigningKey.Create();
        using var read = SigningKey.Read(key.ToPem());

        Assert.Equal(key.Public.Id, read.Public.Id);
        Assert.True(key.Public.HasSigned("data"u8, read.Sign("data"u8)));
        Assert.False(key.Public.HasSigned("date"u8, read.Sign("data"u8)));
    }

    [Fact]
    public void SigningKey_OfAnotherCurve_OfRsa_WithoutItsPrivateHalf_OrNone_IsUnusable()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var unusable in (string[])
            [
                p384.ExportPkcs8PrivateKeyPem(), rsa.ExportPkcs8PrivateKeyPem(), p256.ExportSubjectPublicKeyInfoPem(),
                p256.ExportPkcs8PrivateKeyPem()[..100], "", "no key at all",
                p256.ExportEncryptedPkcs8PrivateKeyPem(
                    "password", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)),
            ])
        {
            Assert.Throws<UnusableKeyException>(() => SigningKey.Read(unusable));
        }
    }
}
