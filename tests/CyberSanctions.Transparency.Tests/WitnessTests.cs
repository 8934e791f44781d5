using CyberSanctions.Transparency.Notes;
using CyberSanctions.Transparency.Tree;
using CyberSanctions.Transparency.Witnessing;

namespace CyberSanctions.Transparency.Tests;

/// <summary>Whom one trusts (C2SP tlog-policy), and what a witness cosigns (C2SP tlog-witness).</summary>
public sealed class WitnessTests : IDisposable
{
    private const string Origin = "lists.example/eu-cyber";
    private readonly NoteSigner _log = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, NoteSigner.MakeSecret());
    private readonly NoteSigner[] _witnesses =
    [
        .. ((string[])["be", "ee", "fr", "mt"]).Select(
            state => NoteSigner.Of($"witness.example/{state}", NoteKeyKind.Cosignature, NoteSigner.MakeSecret())),
    ];

    public void Dispose()
    {
        _log.Dispose();
        foreach (var witness in _witnesses)
        {
            witness.Dispose();
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("be", false)]
    [InlineData("be ee", false)]
    [InlineData("be ee mt", true)]
    [InlineData("be fr mt", true)]
    [InlineData("fr mt", false)]
    [InlineData("be ee fr", false)]
    public void Quorum_OfTwoGroups_NeedsBoth(string states, bool holds)
    {
        var policy = LogPolicy.Parse($"""
            # Two of three, and Malta.
            log {_log.Public} https://lists.example/log
            witness be {_witnesses[0].Public}
            witness ee {_witnesses[1].Public}
            witness fr {_witnesses[2].Public}
            witness mt	{_witnesses[3].Public}   https://witness.example
            group north 2 be ee fr
            group south any mt

            group both all north south
            quorum both

            """);
        var finding = policy.Check(Seen(states.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal((true, holds), (finding.IsOfALog, finding.IsWitnessed));
    }

    [Fact]
    public void Checkpoint_OfNoTrustedLog_OrOfAnotherOriginThanItsKeys_IsOfNone()
    {
        using var other = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, NoteSigner.MakeSecret());
        var policy = LogPolicy.Parse($"log {_log.Public}\nquorum none\n");
        Assert.Equal((true, true), Of(Seen([])));
        Assert.Equal((false, true), Of(Head(1).Sign(other)));
        Assert.Equal((false, true), Of((Head(1) with { Origin = "lists.example/another" }).Sign(_log)));

        (bool, bool) Of(Note note)
        {
            var finding = policy.Check(note);
            return (finding.IsOfALog, finding.IsWitnessed);
        }
    }

    [Fact]
    public void Policy_ThatSaysTooLittle_OrSomethingTwice_IsRefused()
    {
        var (log, be, ee) = (_log.Public, _witnesses[0].Public, _witnesses[1].Public);
        foreach (var policy in (string[])[
            "", $"log {log}\n", $"log {log}\nlog {log}\nquorum none\n", "quorum none\nquorum none\n", "quorum nobody\n",
            $"log {be}\nquorum none\n", $"witness a {log}\nquorum a\n", $"witness a {be}\nwitness b {be}\nquorum a\n",
            $"witness a {be}\nwitness a {ee}\nquorum a\n", $"witness none {be}\nquorum none\n",
            $"witness a {be}\ngroup g 2 a\nquorum g\n", $"witness a {be}\ngroup g 0 a\nquorum g\n",
            $"witness a {be}\ngroup g any a a\nquorum g\n", $"witness a {be}\ngroup g any\nquorum g\n",
            $"witness a {be}\ngroup g any none\nquorum g\n", $"witness a {be}\ngroup g any b\nwitness b {ee}\nquorum g\n",
            $"witness a {be}\ngroup g any g\nquorum g\n", $"witness a {be}\ngroup g any a\ngroup h any a\nquorum h\n",
            $"witness a {be}\nquorum a b\n", "quorum\u00a0none\n", "quorum none\r\n", "Quorum none\n",
            $"witness a {be.ToString()[..^4]}\nquorum a\n",
        ])
        {
            Assert.Throws<MalformedLogException>(() => LogPolicy.Parse(policy));
        }
    }

    [Fact]
    public void Witness_CosignsWhatGoesOn_AndNothingElse()
    {
        var log = new TestLog();
        log.Append(9);
        var (three, seven) = (Proofs.Root(3, log.At(3)), Proofs.Root(7, log.At(7)));
        Checkpoint At(long size, TreeHash root) => new(Origin, size, root, []);
        IReadOnlyList<TreeHash> Proof(long old, long size) => Proofs.Consistency(old, size, log.At(size));
        NoteKey[] known = [_log.Public];
        using var stranger = NoteSigner.Of(Origin, NoteKeyKind.Ed25519, NoteSigner.MakeSecret());

        foreach (var (answer, asked, latest) in ((WitnessAnswer, AddCheckpoint, Checkpoint?)[])[
            (WitnessAnswer.Cosigned, new(0, [], At(3, three).Sign(_log)), null),
            (WitnessAnswer.Cosigned, new(3, Proof(3, 7), At(7, seven).Sign(_log)), At(3, three)),
            (WitnessAnswer.Cosigned, new(3, Proof(3, 7), At(7, seven).Sign(stranger, _log)), At(3, three)),
            (WitnessAnswer.Cosigned, new(7, [], At(7, seven).Sign(_log)), At(7, seven)),
            (WitnessAnswer.UnknownLog, new(0, [], (At(3, three) with { Origin = "another" }).Sign(_log)), null),
            (WitnessAnswer.NotSigned, new(0, [], At(3, three).Sign(stranger)), null),
            (WitnessAnswer.NotSigned, new(0, [], At(3, three).Sign(_log) with { Text = At(3, seven).ToString() }), null),
            (WitnessAnswer.Malformed, new(8, [], At(7, seven).Sign(_log)), At(7, seven)),
            (WitnessAnswer.NotWhatWasSeen, new(0, [], At(7, seven).Sign(_log)), At(3, three)),
            (WitnessAnswer.NotWhatWasSeen, new(3, Proof(3, 7), At(7, seven).Sign(_log)), null),
            (WitnessAnswer.NotWhatWasSeen, new(3, Proof(3, 7), At(7, seven).Sign(_log)), At(7, seven)),
            (WitnessAnswer.NotWhatWasSeen, new(7, [], At(7, three).Sign(_log)), At(7, seven)),
            (WitnessAnswer.NotConsistent, new(3, Proof(3, 7), At(7, three).Sign(_log)), At(3, three)),
            (WitnessAnswer.NotConsistent, new(3, [], At(7, seven).Sign(_log)), At(3, three)),
            (WitnessAnswer.NotConsistent, new(3, Proof(3, 7), At(7, seven).Sign(_log)), At(3, seven)),
            (WitnessAnswer.NotConsistent, new(0, [three], At(3, three).Sign(_log)), null),
        ])
        {
            Assert.Equal(answer, WitnessRules.Decide(AddCheckpoint.Parse(asked.ToBytes()), known, latest));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 0\n")]
    [InlineData("old 00\n\n{0}")]
    [InlineData("old 0 \n\n{0}")]
    [InlineData("new 0\n\n{0}")]
    [InlineData("old 0\nAAAA\n\n{0}")]
    [InlineData("old 0\n\n{0}x")]
    public void WhatIsNotForAWitness_IsRefused(string body)
    {
        var note = System.Text.Encoding.UTF8.GetString(Head(1).Sign(_log).ToBytes());
        Assert.Throws<MalformedLogException>(() => AddCheckpoint.Parse(
            System.Text.Encoding.UTF8.GetBytes(body.Replace("{0}", note, StringComparison.Ordinal))));
    }

    private Note Seen(string[] states)
    {
        var note = Head(1).Sign(_log);
        return note with
        {
            Signatures = [
                .. note.Signatures,
                .. _witnesses.Where(witness => states.Any(state => witness.Public.Name.EndsWith(state, StringComparison.Ordinal)))
                    .Select(witness => witness.Cosign(note.Text, DateTimeOffset.UnixEpoch)),
            ],
        };
    }

    private static Checkpoint Head(long size) => new(Origin, size, TreeHash.OfLeaf("a root"u8), []);
}
