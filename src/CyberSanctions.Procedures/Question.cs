using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures;

/// <summary>What decides a ballot, frozen when it opens.</summary>
/// <param name="Rule">How the votes are counted.</param>
/// <param name="Mode">How they are asked for.</param>
/// <param name="Roster">All members of the Council, also those that do not take part, with their populations.</param>
public sealed record Question(Rule Rule, Mode Mode, IReadOnlyList<Member> Roster);
