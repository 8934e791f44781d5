namespace CyberSanctions.ServiceDefaults.Identity;

/// <summary>The roles a token can carry, in the claim named by <c>Authentication:RoleClaim</c> (default <c>roles</c>).</summary>
public static class Roles
{
    /// <summary>Sanctions officer: keeps dossiers, drafts proposals and acts, closes ballots.</summary>
    public const string Officer = "officer";

    /// <summary>Legal reviewer: clears proposals.</summary>
    public const string Legal = "legal";

    /// <summary>Member State delegate; the claim <c>member_state</c> says of which State.</summary>
    public const string Delegate = "delegate";

    /// <summary>
    /// Somebody of a Member State's competent authority, which decides on derogations; the claim <c>member_state</c> says of
    /// which State.
    /// </summary>
    public const string Authority = "authority";

    /// <summary>Sees what goes as far as TLP:GREEN.</summary>
    public const string Observer = "observer";

    /// <summary>
    /// Somebody of a partner's outside the Council; the claim <c>partner</c> says of which. Of dossiers sees what was shared with
    /// that one, of all else what goes as far as TLP:AMBER.
    /// </summary>
    public const string Partner = "partner";

    /// <summary>Runs publication.</summary>
    public const string Publisher = "publisher";

    /// <summary>Reads journals and verifies them.</summary>
    public const string Auditor = "auditor";

    /// <summary>Registers and revokes the delegations' keys; proposes and releases changes of reference data.</summary>
    public const string Administrator = "administrator";

    /// <summary>Another service of the suite, reading a journal.</summary>
    public const string Service = "service";
}
