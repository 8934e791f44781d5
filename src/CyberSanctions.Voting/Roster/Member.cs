namespace CyberSanctions.Voting.Roster;

/// <summary>A member of the Council in one ballot.</summary>
/// <param name="MemberState">Council protocol code: EL for Greece.</param>
/// <param name="Name">The State's name.</param>
/// <param name="Population">In units of the ballot's population table; only sums and ratios of it mean anything.</param>
internal sealed record Member(string MemberState, string Name, long Population);
