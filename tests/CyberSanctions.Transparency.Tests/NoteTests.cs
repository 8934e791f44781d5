using System.Text;
using CyberSanctions.Transparency.Notes;
using CyberSanctions.Transparency.Tree;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace CyberSanctions.Transparency.Tests;

/// <summary>
/// Signed notes, checkpoints, cosignatures and proofs (C2SP), beside other implementations and published examples.
/// </summary>
public sealed class NoteTests
{
    private const string Origin = "lists.example/eu-cyber";
    private static readonly byte[] Secret = Convert.FromHexString(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    // The example of Go's package sumdb/note.
    [Fact]
    public void NoteOfAnotherImplementation_IsRead_AndVerifies()
    {
        var key = NoteKey.Parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        var bytes = Encoding.UTF8.GetBytes(
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
            + "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
        var note = Note.Parse(bytes);
        Assert.Equal(bytes, note.ToBytes());
        Assert.Same(key, Assert.Single(note.By([key])).Key);
        Assert.Throws<MalformedLogException>(
            () => (note with { Text = note.Text.Replace("problem is", "answer is", StringComparison.Ordinal) }).By([key]));
    }

    // The examples of the specifications themselves; their keys are not public.
    [Theory]
    [InlineData("example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n")]
    public void ExampleOfTheSpecification_IsRead_AndWrittenTheSame(string example)
    {
        var bytes = Encoding.UTF8.GetBytes(example);
        var note = Note.Parse(bytes);
        var checkpoint = Checkpoint.Parse(note.Text);
        Assert.Equal(("example.com/behind-the-sofa", 20_852_163, 2), (checkpoint.Origin, checkpoint.Size, note.Signatures.Count));
        Assert.Equal(note.Text, checkpoint.ToString());
        Assert.Equal(bytes, note.ToBytes());
    }

    // RFC 8032, section 7.1, test 1: this secret has this public key.
    [Fact]
    public void Key_IsThatOfTheStandardsVector()
    {
        using var signer = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, Secret);
        Assert.Equal(
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            Convert.ToHexStringLower([.. signer.Public.Bytes]));
        Assert.Equal(signer.Public.ToString(), NoteKey.Parse(signer.Public.ToString()).ToString());
    }

    [Fact]
    public void Checkpoint_ThatIsSignedAndCosigned_IsSoForAnotherImplementationToo()
    {
        using var log = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, Secret);
        using var witness = NoteSigner.Of("witness.example/fr", NoteKeyKind.Cosignature, NoteSigner.MakeSecret());
        var at = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
        var note = Head().Sign(log);
        note = note with { Signatures = [.. note.Signatures, witness.Cosign(note.Text, at)] };

        Assert.Equal(
            [(log.Public.Name, null), (witness.Public.Name, (DateTimeOffset?)at)],
            Note.Parse(note.ToBytes()).By([log.Public, witness.Public]).Select(one => (one.Key.Name, one.At)));
        Assert.True(Ed25519.Verify(
            note.Signatures[0].Bytes.ToArray(), 0, [.. log.Public.Bytes], 0, Encoding.UTF8.GetBytes(note.Text), 0,
            Encoding.UTF8.GetByteCount(note.Text)));
        var message = Encoding.UTF8.GetBytes($"cosignature/v1\ntime 1795867200\n{note.Text}");
        Assert.True(Ed25519.Verify(
            note.Signatures[1].Bytes[8..].ToArray(), 0, [.. witness.Public.Bytes], 0, message, 0, message.Length));

        // And the other way round: what another implementation signs.
        var signature = new byte[64];
        var text = Encoding.UTF8.GetBytes(note.Text);
        Ed25519.Sign(Secret, 0, text, 0, text.Length, signature, 0);
        Assert.Equal(signature, note.Signatures[0].Bytes.ToArray());
    }

    [Fact]
    public void Signature_OfAnUnknownKey_IsNobodys_AndAForgedOneOfAKnownKeySpoilsTheNote()
    {
        using var log = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, Secret);
        using var other = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, NoteSigner.MakeSecret());
        using var witness = NoteSigner.Of("witness.example/fr", NoteKeyKind.Cosignature, NoteSigner.MakeSecret());
        var note = Head().Sign(other);
        Assert.Empty(note.By([log.Public]));

        // One that says it is of the log's key, or the witness's, and is not.
        var forged = note with { Signatures = [note.Signatures[0] with { KeyId = log.Public.Id }] };
        Assert.Throws<MalformedLogException>(() => forged.By([log.Public]));
        var cosigned = witness.Cosign(note.Text, DateTimeOffset.UnixEpoch);
        foreach (var bytes in (byte[][])[
            [1, .. cosigned.Bytes.Span[1..]], [.. cosigned.Bytes.Span[..^1]],
            [0, 0, 0, 0, 0, 0, 0, 1, .. cosigned.Bytes.Span[8..]],
            [.. Enumerable.Repeat<byte>(255, 8), .. cosigned.Bytes.Span[8..]],
        ])
        {
            Assert.Throws<MalformedLogException>(
                () => (note with { Signatures = [cosigned with { Bytes = bytes }] }).By([witness.Public]));
        }

        // A key that signs the texts of notes has not seen anything, and the other way round.
        Assert.Throws<InvalidOperationException>(() => log.Cosign(note.Text, DateTimeOffset.UnixEpoch));
        Assert.Throws<InvalidOperationException>(() => witness.Sign(note.Text));
    }

    // That a witness has signed twice does not make two of it.
    [Fact]
    public void KeyThatHasSignedTwice_CountsOnce()
    {
        using var witness = NoteSigner.Of("witness.example/fr", NoteKeyKind.Cosignature, NoteSigner.MakeSecret());
        var text = Head().ToString();
        var note = new Note(text, [
            witness.Cosign(text, DateTimeOffset.UnixEpoch), witness.Cosign(text, DateTimeOffset.UnixEpoch.AddDays(1)),
        ]);
        Assert.Single(note.By([witness.Public]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n— a AAAAAAA=")]
    [InlineData("text\n\n— a AAAA\n")]
    [InlineData("text\n\n— a AAAAAA==\n")]
    [InlineData("text\n\n- a AAAAAAA=\n")]
    [InlineData("text\n\n—  AAAAAAA=\n")]
    [InlineData("text\n\n— a+b AAAAAAA=\n")]
    [InlineData("text\n\n— a b AAAAAAA=\n")]
    [InlineData("text\n\n— a\u00a0b AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAB=\n")]
    [InlineData("text\n\n— a AAAA AAA=\n")]
    [InlineData("text\r\n\n— a AAAAAAA=\n")]
    [InlineData("te\u0000xt\n\n— a AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA=\n\n")]
    public void WhatIsNoNote_IsRefused(string text)
        => Assert.Throws<MalformedLogException>(() => Note.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void NoteThatIsNotUtf8_OrHasTooManySignatures_IsRefused()
    {
        Assert.Throws<MalformedLogException>(() => Note.Parse([0xC3, 0x28, .. "\n\n— a AAAAAAA=\n"u8]));
        string With(int signatures) => $"text\n\n{string.Concat(Enumerable.Repeat("— a AAAAAAA=\n", signatures))}";
        Assert.Equal(Note.MostSignatures, Note.Parse(Encoding.UTF8.GetBytes(With(Note.MostSignatures))).Signatures.Count);
        Assert.Throws<MalformedLogException>(() => Note.Parse(Encoding.UTF8.GetBytes(With(Note.MostSignatures + 1))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\n1\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("a\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nb\n")]
    [InlineData("a\n0\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n")]
    public void WhatIsNoCheckpoint_IsRefused(string text)
        => Assert.Throws<MalformedLogException>(() => Checkpoint.Parse(text));

    [Fact]
    public void Proof_IsWhatTheSpecificationWrites_AndIsReadAgain()
    {
        using var signer = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, Secret);
        var log = new TestLog();
        log.Append(11);
        var checkpoint = new Checkpoint(Origin, log.Size, log.Root, []).Sign(signer);
        var proof = new LogProof(7, Proofs.Inclusion(7, log.Size, log.At(log.Size)), checkpoint);
        var bytes = proof.ToBytes();
        var text = Encoding.UTF8.GetString(bytes);
        Assert.StartsWith("c2sp.org/tlog-proof@v1\nindex 7\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"\n\n{Encoding.UTF8.GetString(checkpoint.ToBytes())}", text, StringComparison.Ordinal);

        var read = LogProof.Parse(bytes);
        Assert.Equal(7, read.Index);
        Assert.Equal(proof.Path, read.Path);
        Assert.Equal(bytes, read.ToBytes());
        Assert.True(Verification.IsIncluded(TreeHash.OfLeaf(TestLog.Entry(7)), read.Index, log.Size, read.Path, log.Root));

        // More may be said, which nobody vouches for.
        var more = Encoding.UTF8.GetBytes(text.Replace("v1\n", "v1\nextra YQ==\n", StringComparison.Ordinal));
        Assert.Equal("a"u8, LogProof.Parse(more).Extra.Span);
        Assert.Equal(more, LogProof.Parse(more).ToBytes());
        foreach (var (what, with) in ((string, string)[])[
            ("@v1", "@v2"), ("index 7", "index 07"), ("index 7", "index -7"), ("index 7\n", ""), ("index 7", "Index 7"),
            ("v1\n", "v1\nextra !\n"), ("v1\n", "v1\nindex 6\n"), ("\n\n", "\n"),
        ])
        {
            Assert.Throws<MalformedLogException>(
                () => LogProof.Parse(Encoding.UTF8.GetBytes(text.Replace(what, with, StringComparison.Ordinal))));
        }
    }

    private static Checkpoint Head() => new(Origin, 3, TreeHash.OfLeaf("a root"u8), []);
}
