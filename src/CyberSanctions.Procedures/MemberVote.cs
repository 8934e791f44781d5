using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Procedures;

/// <summary>How a member votes.</summary>
/// <param name="Choice">Its choice.</param>
/// <param name="Proxy">
/// The member that casts it on its behalf; null when it votes itself. A member may act for one other at most (Article 239
/// TFEU), and only where it votes itself.
/// </param>
public sealed record MemberVote(Choice Choice, string? Proxy = null)
{
    /// <summary>A member's own vote.</summary>
    public static implicit operator MemberVote(Choice choice) => new(choice);
}
