using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.Proceedings;

/// <summary>Votes, proxies and the emergency brake.</summary>
internal static class Votes
{
    public static Standing Cast(FrozenBallot ballot, Standing standing, Statement statement, int position)
    {
        if (ballot.Mode == Mode.Silence && statement.Choice == Choice.Against)
        {
            throw new ObjectionException(
                VoteRefusals.BreakTheSilence, "In a silence procedure whoever objects breaks the silence, with reasons.");
        }

        if (statement.OnBehalfOf.Length == 0)
        {
            // Whoever votes itself has no need of a proxy any more.
            return standing with
            {
                Votes = standing.Votes.SetItem(statement.MemberState, new VoteInForce(statement.Choice, null, position)),
                Proxies = standing.Proxies.Remove(statement.MemberState),
            };
        }

        if (standing.Proxies.GetValueOrDefault(statement.OnBehalfOf) != statement.MemberState)
        {
            throw new ObjectionException(
                VoteRefusals.NoProxy,
                $"{statement.OnBehalfOf} has not given its proxy to {statement.MemberState} (Article 239 TFEU).");
        }

        return standing.Votes.GetValueOrDefault(statement.MemberState) is { Proxy: null }
            ? standing with
            {
                Votes = standing.Votes.SetItem(
                    statement.OnBehalfOf, new VoteInForce(statement.Choice, statement.MemberState, position)),
            }
            : throw new ObjectionException(
                VoteRefusals.OwnVoteFirst,
                $"{statement.MemberState} votes for itself first, then also for {statement.OnBehalfOf} (Article 239 TFEU).");
    }

    public static Standing GiveProxy(FrozenBallot ballot, Standing standing, Statement statement)
    {
        var (member, proxy) = (statement.MemberState, statement.Proxy);
        if (ballot.Mode != Mode.Meeting)
        {
            throw new ObjectionException(
                VoteRefusals.NoProxyHere,
                "A member may act for another one only where a vote is taken, at a meeting (Article 239 TFEU).");
        }

        // What a proxy has voted goes with it: otherwise the same one could come to have voted for two.
        var withdrawn = standing.Votes.GetValueOrDefault(member) is { Proxy: not null }
            ? standing with { Proxies = standing.Proxies.Remove(member), Votes = standing.Votes.Remove(member) }
            : standing with { Proxies = standing.Proxies.Remove(member) };
        if (proxy.Length == 0)
        {
            return standing.Proxies.ContainsKey(member)
                ? withdrawn
                : throw new ObjectionException(VoteRefusals.NoProxy, $"{member} has given no proxy.");
        }

        if (proxy == member || ballot.Entitled(proxy) is null)
        {
            throw new ObjectionException(VoteRefusals.NoSuchProxy, $"{proxy} cannot be the proxy of {member}.");
        }

        if (withdrawn.Proxies.TryGetValue(proxy, out var itsOwn))
        {
            throw new ObjectionException(VoteRefusals.ProxyOfAProxy, $"{proxy} has given its own proxy to {itsOwn}.");
        }

        if (withdrawn.Proxies.FirstOrDefault(given => given.Value == member).Key is { } principal)
        {
            throw new ObjectionException(
                VoteRefusals.ProxyOfAProxy, $"{member} is the proxy of {principal} and has to vote itself.");
        }

        if (withdrawn.Proxies.FirstOrDefault(given => given.Value == proxy).Key is { } other)
        {
            throw new ObjectionException(
                VoteRefusals.ProxyOfTwo, $"{proxy} is the proxy of {other}; it may act for one other member (Article 239 TFEU).");
        }

        // Its own vote would stand beside the one that its proxy casts.
        return withdrawn with { Proxies = withdrawn.Proxies.SetItem(member, proxy), Votes = withdrawn.Votes.Remove(member) };
    }

    public static Standing PullBrake(FrozenBallot ballot, Standing standing, Statement statement)
        => ballot.Rule is Rule.QualifiedMajority or Rule.ReinforcedQualifiedMajority
            ? standing with { Brakes = standing.Brakes.SetItem(statement.MemberState, statement.DeclarationSha256) }
            : throw new ObjectionException(
                VoteRefusals.NoEmergencyBrake,
                "There is an emergency brake only against a decision by qualified majority (Article 31(2) TEU, last"
                + " subparagraph).");
}
