using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Listing.Acts;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Tests;

public sealed class ProcedureRulesTests
{
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
        { "procedure.not_taking_part", p => p.NotTakingPart.Add(MemberStates.All) },
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
    public void Meeting_Spoilt_IsRefusedNamingTheField(string field, Action<Procedure> spoil) => RefusedIn(ProcedureRules.Usual, field, spoil);

    [Theory]
    [MemberData(nameof(SpoiltSilence))]
    public void SilenceProcedure_Spoilt_IsRefusedNamingTheField(string field, Action<Procedure> spoil)
        => RefusedIn(
            new Procedure { Rule = Rule.Unanimity, Mode = Mode.Silence, ProposedBy = "COM", Deadline = In(days: 3), LapsesAt = In(days: 3) }, field, spoil);

    [Fact]
    public void WrittenProcedure_HasADeadline_AndDoesNotLapse()
    {
        var written = new Procedure { Rule = Rule.SimpleMajority, Mode = Mode.Written, ProposedBy = "FR", Deadline = Now.AddYears(1).ToTimestamp() };
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
            ProcedureRules.Check(procedure, Now);
        }
        else
        {
            Assert.Equal(["procedure.rule"], Refused.FieldsBy(() => ProcedureRules.Check(procedure, Now)));
        }
    }

    [Fact]
    public void EverythingWrong_IsNamedAtOnce()
        => Assert.Equal(
            ["procedure.rule", "procedure.proposed_by", "procedure.deadline", "procedure.lapses_at"],
            Refused.FieldsBy(() => ProcedureRules.Check(new Procedure { Mode = Mode.Silence }, Now)));

    [Fact]
    public void TwentySixNotTakingPart_LeaveOneWhoVotes()
    {
        var procedure = ProcedureRules.Usual;
        procedure.NotTakingPart.Add(MemberStates.All.Take(26));
        ProcedureRules.Check(procedure, Now);
    }

    private static Timestamp In(int days) => Now.AddDays(days).ToTimestamp();

    private static void RefusedIn(Procedure procedure, string field, Action<Procedure> spoil)
    {
        ProcedureRules.Check(procedure, Now);
        spoil(procedure);
        Assert.Equal([field], Refused.FieldsBy(() => ProcedureRules.Check(procedure, Now)));
    }
}
