namespace CyberSanctions.Gateway.Json;

/// <summary>A member of a body that is required unless one of some others is there; checked by <see cref="BodyCheck"/>.</summary>
/// <param name="others">Their names in JSON.</param>
[AttributeUsage(AttributeTargets.Property)]
public class RequiredUnlessAttribute(params string[] others) : Attribute
{
    /// <summary>Their names in JSON.</summary>
    public IReadOnlyList<string> Others { get; } = others;
}
