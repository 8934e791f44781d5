using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures;

/// <summary>
/// Article 239 TFEU: where a vote is taken, a member may also act on behalf of not more than one
/// other member.
/// </summary>
public static class Proxies
{
    /// <summary>What is wrong with the proxies among some votes; null when nothing is.</summary>
    /// <param name="mode">A vote is taken at a meeting alone; in the written procedures everybody answers for itself.</param>
    /// <param name="votes">The votes in force, by member.</param>
    public static string? Problem(Mode mode, IReadOnlyDictionary<string, MemberVote> votes)
    {
        var proxies = votes.Where(vote => vote.Value.Proxy is not null)
            .Select(vote => (Member: vote.Key, Proxy: vote.Value.Proxy!))
            .ToList();
        if (proxies.Count > 0 && mode != Mode.Meeting)
        {
            return "A member may act for another one only where a vote is taken, at a meeting (Article 239 TFEU).";
        }

        foreach (var (member, proxy) in proxies)
        {
            if (proxy == member)
            {
                return $"{member} cannot be its own proxy.";
            }

            if (!votes.TryGetValue(proxy, out var own) || own.Proxy is not null)
            {
                return $"{proxy} does not vote itself, so it cannot vote for {member} (Article 239 TFEU).";
            }
        }

        var most = proxies.GroupBy(pair => pair.Proxy, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return most is null
            ? null
            : $"{most.Key} acts for {string.Join(" and ", most.Select(pair => pair.Member))}; it may act for one other member"
                + " (Article 239 TFEU).";
    }
}
