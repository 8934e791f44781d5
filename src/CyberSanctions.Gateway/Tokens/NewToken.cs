using System.Text.Json.Serialization;

namespace CyberSanctions.Gateway.Tokens;

/// <summary>Whose token to mint.</summary>
public sealed record NewToken
{
    /// <summary>Who: the claim sub. The same person should always have the same.</summary>
    public required string Subject { get; init; }

    /// <summary>At least one.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Council code of a delegate's, or an authority's, Member State (EL for Greece); for these only.</summary>
    public string? MemberState { get; init; }

    /// <summary>Code of whom somebody of a partner's speaks for (US, NATO); for partners only.</summary>
    public string? Partner { get; init; }

    /// <summary>Code of the unit in which somebody works (RELEX.1.C); what was given to it is found by that.</summary>
    public string? Unit { get; init; }

    /// <summary>How long it is valid, 1 to 1440.</summary>
    public int Minutes { get; init; } = 60;
}

/// <summary>A bearer token.</summary>
public sealed record Token
{
    /// <summary>For the header Authorization, after "Bearer ".</summary>
    [JsonPropertyName("token")]
    public required string Value { get; init; }

    /// <summary>Not valid from then on.</summary>
    public required DateTime ExpiresAt { get; init; }
}

/// <summary>The roles of people; that of services is not given out.</summary>
public enum Role
{
    /// <summary>Keeps dossiers, drafts proposals and acts, closes ballots.</summary>
    Officer = 1,

    /// <summary>Clears proposals.</summary>
    Legal,

    /// <summary>Votes for a Member State.</summary>
    Delegate,

    /// <summary>Sees what goes as far as TLP:GREEN.</summary>
    Observer,

    /// <summary>Speaks for a partner, and has no other role: sees what was shared with it.</summary>
    Partner,

    /// <summary>Runs publication.</summary>
    Publisher,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Registers and revokes the delegations' keys.</summary>
    Administrator,

    /// <summary>Is of a Member State's competent authority: decides on derogations.</summary>
    Authority,
}
