namespace CyberSanctions.Gateway.Delegations;

/// <summary>A key to be registered for a delegation.</summary>
public sealed record NewDelegationKey
{
    /// <summary>The public key, P-256, as SubjectPublicKeyInfo in DER, base64.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>From now on when left out.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>At most five years after validFrom.</summary>
    public required DateTimeOffset ValidTo { get; init; }
}

/// <summary>Revoking a key: there is nothing to say.</summary>
public sealed record Revocation;

/// <summary>A key that a delegation signs with.</summary>
public sealed record DelegationKey
{
    /// <summary>The key's thumbprint (RFC 7638), base64url.</summary>
    public required string KeyId { get; init; }

    /// <summary>Council protocol code.</summary>
    public required string MemberState { get; init; }

    /// <summary>P-256, as SubjectPublicKeyInfo in DER, base64.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>From then on.</summary>
    public required DateTime ValidFrom { get; init; }

    /// <summary>Until then.</summary>
    public required DateTime ValidTo { get; init; }

    /// <summary>Absent unless revoked.</summary>
    public DateTime? RevokedAt { get; init; }

    /// <summary>The subject of the administrator who registered it.</summary>
    public required string RegisteredBy { get; init; }
}

/// <summary>The keys of the delegations, expired and revoked ones too.</summary>
public sealed record DelegationKeys
{
    /// <summary>All of them.</summary>
    public required IReadOnlyList<DelegationKey> Items { get; init; }
}

/// <summary>The key that receipts are signed with. To trust it, compare it with what the operator says elsewhere.</summary>
public sealed record ServiceKey
{
    /// <summary>The key's thumbprint (RFC 7638), base64url.</summary>
    public required string KeyId { get; init; }

    /// <summary>P-256, as SubjectPublicKeyInfo in DER, base64.</summary>
    public required byte[] PublicKey { get; init; }
}
