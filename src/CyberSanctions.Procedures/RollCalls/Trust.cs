using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>
/// What whoever verifies a roll call knows from elsewhere. Without any of it, a file that a dishonest service made up from
/// nothing looks right.
/// </summary>
/// <param name="ServiceKeys">The voting service's keys; when there are none, those in the file are taken.</param>
/// <param name="DelegationKeys">Ids of all keys that a delegation itself knows to be its own, by Member State; of the others
/// nothing is known.</param>
public sealed record Trust(IReadOnlyList<PublicKey> ServiceKeys, IReadOnlyDictionary<string, IReadOnlySet<string>> DelegationKeys)
{
    /// <summary>
    /// Thumbprints (RFC 7638) of the voting service's keys that were compared with what the operator says elsewhere. The key
    /// itself is then taken from the file, where it cannot be another one.
    /// </summary>
    public IReadOnlySet<string> ServiceKeyIds { get; init; } = new HashSet<string>();

    /// <summary>
    /// The links that receipts were given for and kept, of whatever ballots: those of the one that is verified must be in its
    /// roll call.
    /// </summary>
    public IReadOnlyList<Link> Receipts { get; init; } = [];

    /// <summary>Whether anything is known of the service's keys.</summary>
    public bool KnowsTheService => ServiceKeys.Count > 0 || ServiceKeyIds.Count > 0;

    /// <summary>Whether a key is one of them.</summary>
    public bool Trusts(string serviceKeyId)
        => ServiceKeyIds.Contains(serviceKeyId) || ServiceKeys.Any(key => key.Id == serviceKeyId);

    /// <summary>Nothing is known.</summary>
    public static Trust Nothing { get; } = new([], new Dictionary<string, IReadOnlySet<string>>());
}
