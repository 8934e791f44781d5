using System.Globalization;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Acts;
using CyberSanctions.Procedures.Periods;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Tests;

public sealed class ProcedureRulesTests
{
    private static readonly CouncilData Council = new(Examples.Council());

    // A Sunday: the second working day is Tuesday, which ends at 17:00 in Brussels for this.
    private static readonly DateTime Now = new(2026, 11, 22, 9, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, Action<Procedure>> SpoiltMeeting => new()
    {
        { "procedure.rule", p => p.Rule = Rule.Unspecified },
        { "procedure.rule", p => p.Rule = (Rule)9 },
        { "procedure.mode", p => p.Mode = Mode.Unspecified },
        { "procedure.mode", p => p.Mode = (Mode)9 },
        { "procedure.proposed_by", p => p.ProposedBy = "" },
        { "procedure.proposed_by", p => p.ProposedBy = "hr" },
        { "procedure.proposed_by", p => p.ProposedBy = "FRA" },
        { "procedure.proposed_by", p => p.ProposedBy = "F1" },
        { "procedure.deadline", p => p.Deadline = In(days: 1) },
        { "procedure.lapses_at", p => p.LapsesAt = In(days: 1) },
        { "procedure.not_taking_part[1]", p => p.NotTakingPart.Add(["DK", "DK"]) },
        { "procedure.not_taking_part[0]", p => p.NotTakingPart.Add("dk") },
        { "procedure.not_taking_part[0]", p => p.NotTakingPart.Add("GR") },
        { "procedure.not_taking_part[0]", p => p.NotTakingPart.Add("UK") },
        { "procedure.proposed_by", p => p.ProposedBy = "GR" },
    };

    public static TheoryData<string, Action<Procedure>> SpoiltSilence => new()
    {
        { "procedure.deadline", p => p.Deadline = null },
        { "procedure.deadline", p => p.Deadline = Now.ToTimestamp() },
        { "procedure.deadline", p => p.Deadline = new Timestamp { Seconds = long.MaxValue } },
        { "procedure.deadline", p => p.Deadline = new Timestamp { Seconds = In(days: 1).Seconds, Nanos = -1 } },
        { "procedure.deadline", p => p.Deadline = new Timestamp { Seconds = In(days: 1).Seconds, Nanos = 100 } },
        { "procedure.lapses_at", p => p.LapsesAt = null },
        { "procedure.lapses_at", p => p.LapsesAt = In(days: 2) },
        { "procedure.lapses_at", p => p.LapsesAt = Now.AddYears(1).AddSeconds(1).ToTimestamp() },
    };

    [Theory]
    [MemberData(nameof(SpoiltMeeting))]
    public void Meeting_Spoilt_IsRefusedNamingTheField(string field, Action<Procedure> spoil)
        => RefusedIn(ProcedureRules.Usual, field, spoil);

    [Theory]
    [MemberData(nameof(SpoiltSilence))]
    public void SilenceProcedure_Spoilt_IsRefusedNamingTheField(string field, Action<Procedure> spoil)
        => RefusedIn(
            new Procedure
            {
                Rule = Rule.Unanimity,
                Mode = Mode.Silence,
                ProposedBy = "COM",
                Deadline = In(days: 3),
                LapsesAt = In(days: 3),
            }, field, spoil);

    [Fact]
    public void WrittenProcedure_HasADeadline_AndDoesNotLapse()
    {
        var written = new Procedure
        {
            Rule = Rule.SimpleMajority,
            Mode = Mode.Written,
            ProposedBy = "FR",
            Deadline = Now.AddYears(1).ToTimestamp(),
        };
        RefusedIn(written.Clone(), "procedure.deadline", p => p.Deadline = null);
        RefusedIn(written.Clone(), "procedure.deadline", p => p.Deadline = Now.AddYears(1).AddMicroseconds(1).ToTimestamp());
        RefusedIn(written.Clone(), "procedure.lapses_at", p => p.LapsesAt = In(days: 30));
    }

    [Theory]
    [InlineData(Rule.QualifiedMajority, "HR", true)]
    [InlineData(Rule.QualifiedMajority, "COM", true)]
    [InlineData(Rule.QualifiedMajority, "FR", false)]
    [InlineData(Rule.ReinforcedQualifiedMajority, "HR", false)]
    [InlineData(Rule.ReinforcedQualifiedMajority, "COM", false)]
    [InlineData(Rule.ReinforcedQualifiedMajority, "FR", true)]
    [InlineData(Rule.Unanimity, "FR", true)]
    [InlineData(Rule.SimpleMajority, "HR", true)]
    public void Majority_FitsWhoProposes_Article238Paragraph2(Rule rule, string proposedBy, bool fits)
    {
        var procedure = new Procedure { Rule = rule, Mode = Mode.Meeting, ProposedBy = proposedBy };
        if (fits)
        {
            ProcedureRules.Check(procedure, "", Council, Now);
        }
        else
        {
            Assert.Equal(["procedure.rule"], Refused.FieldsBy(() => ProcedureRules.Check(procedure, "", Council, Now)));
        }
    }

    [Fact]
    public void EverythingWrong_IsNamedAtOnce()
        => Assert.Equal(
            ["procedure.rule", "procedure.proposed_by", "procedure.deadline", "procedure.lapses_at"],
            Refused.FieldsBy(() => ProcedureRules.Check(new Procedure { Mode = Mode.Silence }, "", Council, Now)));

    [Fact]
    public void SilenceProcedure_ThatIsTooShortAndNeverLapses_NamesBothAtOnce()
    {
        var procedure = new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = Now.AddHours(1).ToTimestamp(),
        };

        Assert.Equal(
            ["procedure.lapses_at", "procedure.deadline"],
            Refused.FieldsBy(() => ProcedureRules.Check(procedure, "", Council, Now)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(26)]
    public void NotTakingPart_LeavesOneWhoVotes(int most)
    {
        var data = Examples.Council();
        string[] states = [.. Enumerable.Range(0, 27).Select(i => $"A{(char)('A' + i)}").Take(26), "BB"];
        data.MemberStates.Add(
            states.Select(state => new MemberStateData { MemberState = state, ValidFrom = data.MemberStates[0].ValidFrom }));
        var procedure = ProcedureRules.Usual;
        procedure.NotTakingPart.Add(states.Take(most));
        ProcedureRules.Check(procedure, "", new CouncilData(data), Now);
        procedure.NotTakingPart.Add(states.Skip(most).Take(27 - most));
        Assert.Contains(
            "procedure.not_taking_part", Refused.FieldsBy(() => ProcedureRules.Check(procedure, "", new CouncilData(data), Now)));
    }

    [Theory]
    [InlineData("2026-11-24T15:59:59Z", true)] // 16:59:59 in Brussels, on the second working day
    [InlineData("2026-11-24T16:00:00Z", false)]
    public void SilenceProcedure_LastsTwoWorkingDaysTo1700InBrussels_OrIsUrgent(string deadline, bool isShort)
    {
        var end = DateTime.Parse(deadline, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal).ToTimestamp();
        var procedure = new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = Mode.Silence,
            ProposedBy = "HR",
            Deadline = end,
            LapsesAt = end,
        };
        Action unsaid = () => ProcedureRules.Check(procedure, "", Council, Now);
        Action urgent = () => ProcedureRules.Check(procedure, "The servers are under attack.", Council, Now);
        Assert.Equal(isShort ? "procedure.deadline" : "urgency", Refused.FieldsBy(isShort ? unsaid : urgent).Single());
        (isShort ? urgent : unsaid)();
    }

    [Theory]
    [InlineData(Mode.Meeting)]
    [InlineData(Mode.Written)]
    public void OtherProcedures_AreNeverUrgent(Mode mode)
    {
        var procedure = new Procedure
        {
            Rule = Rule.Unanimity,
            Mode = mode,
            ProposedBy = "HR",
            Deadline = mode == Mode.Written ? In(days: 1) : null,
        };
        ProcedureRules.Check(procedure, "", Council, Now);
        Assert.Equal(["urgency"], Refused.FieldsBy(() => ProcedureRules.Check(procedure, "Now.", Council, Now)));
    }

    private static Timestamp In(int days) => Now.AddDays(days).ToTimestamp();

    private static void RefusedIn(Procedure procedure, string field, Action<Procedure> spoil)
    {
        ProcedureRules.Check(procedure, "", Council, Now);
        spoil(procedure);
        Assert.Equal([field], Refused.FieldsBy(() => ProcedureRules.Check(procedure, "", Council, Now)));
    }
}
