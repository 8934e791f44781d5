using CyberSanctions.Contracts.Refusals;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>What is objected to in a vote, a proxy (Article 239 TFEU) and the emergency brake (Article 31(2) TEU).</summary>
public static class VoteRefusals
{
    public static readonly RefusalKind BreakTheSilence = new(
        "break-the-silence",
        RefusalStatus.Precondition,
        "Here one objects by breaking the silence.",
        "In a silence procedure whoever is silent consents; whoever objects says so, with reasons.");

    public static readonly RefusalKind NoProxy = new(
        "no-proxy",
        RefusalStatus.Precondition,
        "There is no proxy.",
        "That member has not given its proxy to this one (Article 239 TFEU).");

    public static readonly RefusalKind OwnVoteFirst = new(
        "own-vote-first",
        RefusalStatus.Precondition,
        "The own vote comes first.",
        "A member votes for itself, and then also for the one whose proxy it is (Article 239 TFEU).");

    public static readonly RefusalKind NoProxyHere = new(
        "no-proxy-here",
        RefusalStatus.Precondition,
        "Nobody acts for another here.",
        "A member may act for one other only where a vote is taken, at a meeting (Article 239 TFEU).");

    public static readonly RefusalKind NoSuchProxy = new(
        "no-such-proxy",
        RefusalStatus.Precondition,
        "That member cannot be the proxy.",
        "A proxy is another member of the roster that takes part in the vote.");

    public static readonly RefusalKind ProxyOfAProxy = new(
        "proxy-of-a-proxy",
        RefusalStatus.Precondition,
        "A proxy is not passed on.",
        "Whoever acts for another votes itself and gives no proxy (Article 239 TFEU).");

    public static readonly RefusalKind ProxyOfTwo = new(
        "proxy-of-two",
        RefusalStatus.Precondition,
        "It is the proxy of another one already.",
        "A member may act for one other only (Article 239 TFEU).");

    public static readonly RefusalKind NoEmergencyBrake = new(
        "no-emergency-brake",
        RefusalStatus.Precondition,
        "There is no emergency brake here.",
        "It exists only against a decision by qualified majority (Article 31(2) TEU, last subparagraph).");
}
