using CyberSanctions.Procedures.Keys;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>What whoever verifies a roll call knows from elsewhere. Without any of it, a file that a dishonest service made up from nothing looks right.</summary>
/// <param name="ServiceKeys">The voting service's keys; when there are none, those in the file are taken.</param>
/// <param name="DelegationKeys">Ids of all keys that a delegation itself knows to be its own, by Member State; of the others nothing is known.</param>
public sealed record Trust(IReadOnlyList<PublicKey> ServiceKeys, IReadOnlyDictionary<string, IReadOnlySet<string>> DelegationKeys)
{
    /// <summary>Nothing is known.</summary>
    public static Trust Nothing { get; } = new([], new Dictionary<string, IReadOnlySet<string>>());
}
