namespace CyberSanctions.Integration.Tests.Provider;

/// <summary>Somebody invented, whom the identity provider knows.</summary>
/// <param name="Subject">The claim sub.</param>
/// <param name="MemberState">The claim member_state; empty for none.</param>
/// <param name="Roles">The claim roles.</param>
internal sealed record Person(string Subject, string MemberState, params string[] Roles);
