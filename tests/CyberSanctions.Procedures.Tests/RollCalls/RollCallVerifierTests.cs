using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.RollCalls;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;
using RollCall = CyberSanctions.Procedures.RollCalls.RollCall;

namespace CyberSanctions.Procedures.Tests.RollCalls;

/// <summary>Whoever verifies a roll call finds what was done to it, and nothing in one that nothing was done to.</summary>
public sealed class RollCallVerifierTests
{
    public static TheoryData<string> GoodFiles => [.. Ballots.Good.Keys];

    public static TheoryData<string> BadFiles => [.. Tampering.All.Select(tampering => tampering.File)];

    // Everybody's own keys are known, as each delegation knows its own.
    internal static Trust Full { get; } = new(
        [Delegations.OfThisRun.Service.Public],
        Delegations.OfThisRun.Keys.ToDictionary(
            key => key.Key,
            IReadOnlySet<string> (key) => key.Key == "AA"
                ? new HashSet<string> { key.Value.Public.Id, Delegations.OfThisRun.Expired.Public.Id }
                : new HashSet<string> { key.Value.Public.Id }));

    [Theory]
    [MemberData(nameof(GoodFiles))]
    public void RollCall_ThatNothingWasDoneTo_HasNoFindings(string file)
    {
        var verification = RollCallVerifier.Verify(Ballots.Good[file](), Full);

        Assert.Empty(verification.Findings);
        Assert.Equal(0, verification.ExitCode);
        Assert.True(verification.Facts!.ServiceKeyIsTrusted);
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void RollCall_ThatSomethingWasDoneTo_HasThatAsItsFirstFinding(string file)
    {
        var tampering = Tampering.All.Single(one => one.File == file);

        var verification = RollCallVerifier.Verify(tampering.Make(), Full);

        Assert.True(
            verification.Findings is [var first, ..] && first.Kind == tampering.Finding,
            string.Join('\n', verification.Findings));
        Assert.Equal((int)tampering.Finding, verification.ExitCode);
    }

    [Fact]
    public void Facts_SayWhoVotedHow_AndWhere()
    {
        var facts = RollCallVerifier.Verify(Ballots.Meeting(), Full).Facts!;

        Assert.Equal(("adopted", 9, 7), (facts.Outcome, facts.Proceedings, facts.Statements));
        Assert.Equal(
            [
                new VoteOnRecord("AA", Choice.For, null, 2), new VoteOnRecord("BB", Choice.For, "AA", 4),
                new VoteOnRecord("CC", Choice.For, null, 7),
                new VoteOnRecord("DD", Choice.ConstructiveAbstain, null, 6), new VoteOnRecord("EE", Choice.Against, null, 8),
            ],
            facts.Votes);
        Assert.Equal(Delegations.OfThisRun.Service.Public.Id, facts.ServiceKeyId);
    }

    [Fact]
    public void ServiceKey_TakenFromTheFile_IsNotCalledTrusted_AndHasAnExitCodeOfItsOwn()
    {
        var verification = RollCallVerifier.Verify(
            new OpenedFile(Ballots.Meeting()).Do(file => file.SignAnew(Delegations.OfThisRun.OtherService)).Bytes, Trust.Nothing);

        Assert.Empty(verification.Findings);
        Assert.Equal((6, false), (verification.ExitCode, verification.Facts!.ServiceKeyIsTrusted));
    }

    [Fact]
    public void Thumbprint_OfTheServicesKey_IsAsGoodAsTheKey_AndThatOfAnotherIsNot()
    {
        var nobody = Trust.Nothing.DelegationKeys;
        var right = new Trust([], nobody) { ServiceKeyIds = new HashSet<string> { Delegations.OfThisRun.Service.Public.Id } };
        var wrong = new Trust([], nobody)
        {
            ServiceKeyIds = new HashSet<string> { Delegations.OfThisRun.OtherService.Public.Id },
        };

        Assert.Equal(0, RollCallVerifier.Verify(Ballots.Meeting(), right).ExitCode);
        Assert.Equal((int)FindingKind.UntrustedServiceKey, RollCallVerifier.Verify(Ballots.Meeting(), wrong).ExitCode);
    }

    [Fact]
    public void StatementWithAReceipt_ThatTheServiceLeftOut_IsMissed_AndThoseOfOtherBallotsAreNot()
    {
        var kept = RollCall.Read(Ballots.Meeting()).Proceedings[7].Link;
        var whole = RollCall.Read(Ballots.Meeting());
        var leftOut = new OpenedFile(Ballots.Meeting()).Do(file =>
        {
            file.Drop(9);
            file.Drop(8);
        });
        var council = Council.AtAMeeting();
        council.Say(council.Vote("AA", Choice.For));
        var without = council.RollCallAfter(DecisionCause.Closed);

        Assert.Empty(RollCallVerifier.Verify(without, Full).Findings);
        Assert.Equal((int)FindingKind.MissingReceipt, RollCallVerifier.Verify(without, Full with { Receipts = [kept] }).ExitCode);
        Assert.Empty(
            RollCallVerifier.Verify(without, Full with { Receipts = [kept with { Ballot = "BAL-2026-0002" }] }).Findings);
        Assert.Empty(RollCallVerifier.Verify(
            whole.ToBytes(), Full with { Receipts = [.. whole.Proceedings.Select(recorded => recorded.Link)] }).Findings);
        Assert.Equal(
            FindingKind.Truncated, RollCallVerifier.Verify(leftOut.Bytes, Full with { Receipts = [kept] }).Findings[0].Kind);
    }

    [Fact]
    public void FurtherMembersOfTheOpening_AreCoveredByItsHash_AndWrittenBackAsTheyStand()
    {
        var file = new OpenedFile(Ballots.Meeting());
        file.Ballot["revision"] = 2;
        file.Ballot["urgency"] = new JsonObject
        {
            ["approvedAt"] = Timestamps.Text(Council.Opening),
            ["approvedBy"] = "legal.two",
            ["reasons"] = "The forecast is at risk.",
            ["requestedBy"] = "officer.one",
        };
        file.SignAnew(Delegations.OfThisRun.Service);

        Assert.Empty(RollCallVerifier.Verify(file.Bytes, Full).Findings);
        Assert.Equal(file.Bytes, RollCall.Read(file.Bytes).ToBytes());

        file.Ballot["urgency"]!["approvedBy"] = "officer.one";
        Assert.Equal((int)FindingKind.AlteredInputs, RollCallVerifier.Verify(file.Bytes, Full).ExitCode);
    }

    [Fact]
    public void EveryByte_ThatIsChanged_PutIn_OrTakenOut_IsFound()
    {
        var good = Ballots.BrokenSilence();
        var random = new Random(20261122);
        for (var i = 0; i < 1_500; i++)
        {
            var at = random.Next(good.Length);
            var other = (byte)random.Next(256);
            byte[] changed = [.. good.AsSpan(0, at), (byte)(good[at] == other ? other ^ 1 : other), .. good.AsSpan(at + 1)];
            byte[] longer = [.. good.AsSpan(0, at), other, .. good.AsSpan(at)];
            byte[] shorter = [.. good.AsSpan(0, at), .. good.AsSpan(at + 1)];
            foreach (var bad in (byte[][])[changed, longer, shorter])
            {
                Assert.True(
                    RollCallVerifier.Verify(bad, Full).ExitCode > 6,
                    $"{bad.Length - good.Length:+0;-0;0} at byte {at}: {(char)other}");
            }
        }
    }

    [Fact]
    public void EveryBitOfTheSeal_ThatIsTurned_IsFound()
    {
        var good = Ballots.BrokenSilence();
        var text = Encoding.UTF8.GetString(good);
        var seal = Encoding.UTF8.GetByteCount(text[..text.IndexOf("\"seal\":", StringComparison.Ordinal)]);
        for (var bit = 0; bit < (good.Length - seal) * 8; bit++)
        {
            var bad = good.ToArray();
            bad[seal + (bit / 8)] ^= (byte)(1 << (bit % 8));
            Assert.True(RollCallVerifier.Verify(bad, Full).ExitCode > 6, $"bit {bit % 8} of byte {seal + (bit / 8)}");
        }
    }

    [Fact]
    public void Period_ThatEndsBeyondTheCalendar_IsAFinding()
    {
        var end = DateTime.SpecifyKind(DateTime.MaxValue.AddTicks(-9), DateTimeKind.Utc);
        var council = new Council(Council.Frozen(Mode.Silence) with { Deadline = end, LapsesAt = end });
        council.Say(council.Reservation("AA", Ballots.Reasons), Ballots.Reasons);
        var file = new OpenedFile(council.RollCallAfter(DecisionCause.CorrectedText));
        var later = Council.Opening.AddHours(1);
        file.Insert(3, Delegations.OfThisRun.Keys["AA"], statement => statement with
        {
            Kind = StatementKind.Lifting,
            Choice = Choice.Unspecified,
            Sequence = 2,
            Time = later,
        })["at"]
            = Timestamps.Text(later);
        file.SignAnew(Delegations.OfThisRun.Service);

        var finding = Assert.Single(RollCallVerifier.Verify(file.Bytes, Full).Findings);
        Assert.Equal((FindingKind.ProcedureViolated, 3), (finding.Kind, finding.Position));
    }

    [Fact]
    public void File_LargerThanAnyRollCall_IsNotLookedAt()
        => Assert.Equal((int)FindingKind.Unreadable, RollCallVerifier.Verify(new byte[RollCall.Largest + 1], Full).ExitCode);

    [Fact]
    public void Writing_WhatWasRead_GivesTheSameFile()
    {
        foreach (var good in Ballots.Good.Values.Select(make => make()))
        {
            Assert.Equal(good, RollCall.Read(good).ToBytes());
        }
    }

    [Fact]
    public void Writing_WithoutADecision_OrWithoutAKeyThatSigned_IsRefused()
    {
        var council = Council.AtAMeeting();
        council.Say(council.Vote("AA", Choice.For));
        Assert.Throws<ArgumentException>(council.RollCall);

        var read = RollCall.Read(Ballots.Meeting());
        Assert.Throws<ArgumentException>(
            () => RollCall.Write(read.Ballot, [], read.Proceedings, [], Delegations.OfThisRun.Service));
    }

    [Fact]
    public void EveryKindOfFinding_HasAnExitCodeOfItsOwn_AndABadFile()
    {
        Assert.Equal(
            Enum.GetValues<FindingKind>().Length, Enum.GetValues<FindingKind>().Select(kind => (int)kind).Distinct().Count());
        // What is missing nobody sees in the file alone.
        Assert.Equal(
            [FindingKind.MissingReceipt],
            Enum.GetValues<FindingKind>().Except(Tampering.All.Select(tampering => tampering.Finding)));
    }
}
