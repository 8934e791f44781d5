namespace CyberSanctions.Procedures;

/// <summary>
/// A member declares that, for vital and stated reasons of national policy, it intends to oppose a
/// decision by qualified majority: then no vote is taken (Article 31(2) TEU, last subparagraph).
/// </summary>
/// <param name="MemberState">The member.</param>
/// <param name="Reasons">Stated, so never empty.</param>
public sealed record EmergencyBrake(string MemberState, string Reasons);
