using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>The keys of a roll call that are usable and bear their own names, and the service's that are trusted.</summary>
internal sealed class Keyring : IDisposable
{
    private readonly Dictionary<string, RegisteredKey> _delegations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublicKey> _services = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];
    private readonly List<PublicKey> _read = [];
    private readonly Trust _trust;

    public Keyring(RollCall rollCall, Trust trust)
    {
        _trust = trust;
        foreach (var listed in rollCall.Keys)
        {
            if (Read(listed.KeyId, listed.Spki, _delegations.ContainsKey(listed.KeyId)) is { } key)
            {
                _delegations.Add(
                    key.Id, new RegisteredKey(key, listed.MemberState, listed.ValidFrom, listed.ValidTo, listed.RevokedAt));
            }
        }

        foreach (var listed in rollCall.ServiceKeys)
        {
            if (Read(listed.KeyId, listed.Spki, _services.ContainsKey(listed.KeyId)) is { } key)
            {
                _services.Add(key.Id, key);
            }
        }

        foreach (var key in trust.ServiceKeys)
        {
            _services[key.Id] = key;
        }
    }

    public IReadOnlyList<Finding> Findings => _findings;

    public RegisteredKey? Delegation(string keyId) => _delegations.GetValueOrDefault(keyId);

    public bool HasServiceSigned(Jws jws) => _services.TryGetValue(jws.KeyId, out var key) && jws.IsSignedBy(key);

    /// <summary>Whether a service key was known before the file was read.</summary>
    public bool IsKnown(string serviceKeyId) => _trust.Trusts(serviceKeyId);

    /// <summary>A service key that is no one's guess: not trusted, although it is known which ones to trust.</summary>
    public bool IsStrange(string serviceKeyId)
        => _trust.KnowsTheService && _services.ContainsKey(serviceKeyId) && !IsKnown(serviceKeyId);

    public void Dispose()
    {
        foreach (var key in _read)
        {
            key.Dispose();
        }
    }

    private PublicKey? Read(string keyId, byte[] spki, bool twice)
    {
        try
        {
            var key = PublicKey.Read(spki);
            _read.Add(key);
            if (key.Id == keyId && !twice)
            {
                return key;
            }

            _findings.Add(new Finding(
                FindingKind.KeyProblem,
                0,
                twice ? $"The key {keyId} is listed twice." : $"The key listed as {keyId} is another one: {key.Id}."));
        }
        catch (UnusableKeyException unusable)
        {
            _findings.Add(new Finding(FindingKind.KeyProblem, 0, $"The key {keyId} is unusable. {unusable.Message}"));
        }

        return null;
    }
}
