using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Tests.RollCalls;

/// <summary>Decided ballots, one of every course that a ballot can take.</summary>
internal static class Ballots
{
    public const string Declaration = "Deland abstains constructively and accepts that the decision commits the Union.";
    public const string Reasons = "The parliament of Aland – Ständerat – has yet to scrutinise the text.";

    public static readonly IReadOnlyDictionary<string, Func<byte[]>> Good = new Dictionary<string, Func<byte[]>>
    {
        ["good-meeting-proxy-and-changed-vote.json"] = Meeting,
        ["good-silence-reserved-lifted-extended-adopted.json"] = Silence,
        ["good-silence-broken.json"] = BrokenSilence,
        ["good-silence-lapsed.json"] = () => Council.InSilence()
            .Say(Council.InSilence().Reservation("AA", Reasons), Reasons)
            .At(Council.Opening.AddHours(240))
            .RollCallAfter(DecisionCause.Lapse),
        ["good-emergency-brake.json"] = () =>
        {
            var council = Council.AtAMeeting();
            council.Say(council.Vote("AA", Choice.For)).After(TimeSpan.FromMinutes(1));
            return council.Say(council.Brake("EE", "Vital reasons, invented."), "Vital reasons, invented.")
                .RollCallAfter(DecisionCause.EmergencyBrake);
        },
        ["good-written-closed.json"] = () =>
        {
            var council = Council.InWriting(Rule.SimpleMajority);
            foreach (var member in Delegations.Roster)
            {
                council.Say(council.Vote(member.MemberState, member.MemberState == "BB" ? Choice.Against : Choice.For))
                    .After(TimeSpan.FromMinutes(1));
            }

            return council.RollCallAfter(DecisionCause.Closed);
        },
        // What a later service may freeze besides.
        ["good-further-members-in-the-opening.json"] = () => new Council(Council.Frozen(Mode.Meeting) with
        {
            Further =
                """{"laterMember":"x","revision":2,"submission":1,"urgency":{"approvedAt":"2026-11-23T08:00:00.000000Z","approvedBy":"legal.two","reasons":"The forecast is at risk.","requestedBy":"officer.one"}}""",
        }).RollCallAfter(DecisionCause.CorrectedText),
        ["good-text-corrected.json"] = () => Council.AtAMeeting(Rule.ReinforcedQualifiedMajority)
            .RollCallAfter(DecisionCause.CorrectedText),
    };

    /// <summary>
    /// 1 opening, 2 AA for, 3 BB gives its proxy to AA, 4 AA for BB: for, 5 CC against, 6 DD abstains constructively,
    /// 7 CC for, 8 EE against, 9 adopted.
    /// </summary>
    public static byte[] Meeting()
    {
        var council = Council.AtAMeeting();
        council.After(TimeSpan.FromMinutes(10)).Say(council.Vote("AA", Choice.For));
        council.After(TimeSpan.FromMinutes(1)).Say(council.Proxy("BB", "AA"));
        council.After(TimeSpan.FromMinutes(1)).Say(council.Vote("AA", Choice.For, "BB"));
        council.After(TimeSpan.FromMinutes(1)).Say(council.Vote("CC", Choice.Against));
        var abstention = council.After(TimeSpan.FromMinutes(1)).Vote("DD", Choice.ConstructiveAbstain);
        council.Say(abstention with { DeclarationSha256 = Statement.HashOf(Declaration) }, Declaration);
        council.After(TimeSpan.FromMinutes(1)).Say(council.Vote("CC", Choice.For));
        council.After(TimeSpan.FromMinutes(1)).Say(council.Vote("EE", Choice.Against));
        return council.After(TimeSpan.FromMinutes(1)).RollCallAfter(DecisionCause.Closed);
    }

    /// <summary>1 opening, 2 AA reserves, 3 AA lifts, 4 extended by ten hours, 5 BB for, 6 adopted.</summary>
    public static byte[] Silence()
    {
        var council = Council.InSilence();
        council.After(TimeSpan.FromHours(1)).Say(council.Reservation("AA", Reasons), Reasons);
        council.After(TimeSpan.FromHours(24)).Say(council.Lifting("AA"));
        council.Extend(council.Standing.Deadline!.Value.AddHours(10));
        council.After(TimeSpan.FromHours(1)).Say(council.Vote("BB", Choice.For));
        return council.At(council.Standing.Deadline!.Value).RollCallAfter(DecisionCause.Deadline);
    }

    /// <summary>1 opening, 2 AA reserves, 3 CC breaks the silence, 4 not adopted.</summary>
    public static byte[] BrokenSilence()
    {
        var council = Council.InSilence();
        council.After(TimeSpan.FromHours(1)).Say(council.Reservation("AA", Reasons), Reasons);
        council.After(TimeSpan.FromHours(1)).Say(council.Breaking("CC", "Celand objects."), "Celand objects.");
        return council.RollCallAfter(DecisionCause.SilenceBroken);
    }
}
