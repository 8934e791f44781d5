namespace CyberSanctions.Procedures;

/// <summary>A member of the Council in one ballot.</summary>
/// <param name="MemberState">Council protocol code: EL for Greece.</param>
/// <param name="Name">The State's name.</param>
/// <param name="Population">In units of the ballot's population table; only sums and ratios of it mean anything.</param>
public sealed record Member(string MemberState, string Name, long Population)
{
    /// <summary>Whether it takes part in the vote under the Treaties: not all do everywhere (Article 238(3) TFEU).</summary>
    public bool TakesPart { get; init; } = true;
}
