using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>How each member stands in a ballot, in words.</summary>
internal static class Standings
{
    /// <summary>Of one member.</summary>
    public static string Of(Ballot ballot, RosterMember member)
    {
        var vote = ballot.Votes.FirstOrDefault(vote => vote.MemberState == member.MemberState);
        var reservation = ballot.Reservations.FirstOrDefault(reservation => reservation.MemberState == member.MemberState);
        var proxy = ballot.Proxies.FirstOrDefault(proxy => proxy.MemberState == member.MemberState);
        string[] parts =
        [
            member.TakesNoPart ? "takes no part"
                : vote is null ? (ballot.Mode == Mode.Silence ? "silent" : "has not voted")
                : ballot.Mode == Mode.Silence && vote.Choice == Choice.Against ? "broke the silence"
                : Words.Of(vote.Choice),
            vote is { Proxy.Length: > 0 } ? $"through {vote.Proxy}" : "",
            reservation is null ? "" : $"{Words.ForScripts(reservation.Kind)} reservation",
            proxy is null ? "" : $"proxy given to {proxy.Proxy_}",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
