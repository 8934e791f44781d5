using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures;
using Decision = CyberSanctions.Procedures.Decision;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>
/// What an open ballot would come to now, and what can still change it, computed here and not taken from the service.
/// </summary>
/// <param name="Decision">If it ended now.</param>
/// <param name="Outlook">What those who have not voted can still make of it.</param>
internal sealed record TallyNow(Decision Decision, Outlook Outlook)
{
    /// <summary>Of a ballot; null when its rule or its votes make no sense to this version.</summary>
    public static TallyNow? Of(Ballot ballot)
    {
        var question = new Question(
            ballot.Rule,
            ballot.Mode,
            [.. ballot.Roster.Select(member => new Member(member.MemberState, member.Name, member.Population)
            {
                TakesPart = !member.TakesNoPart,
            })]);
        try
        {
            var votes = ballot.Votes.ToDictionary(
                vote => vote.MemberState,
                vote => new MemberVote(vote.Choice, vote.Proxy.Length > 0 ? vote.Proxy : null),
                StringComparer.Ordinal);
            return new TallyNow(Tally.Decide(question, votes), Outlook.Of(question, votes));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
