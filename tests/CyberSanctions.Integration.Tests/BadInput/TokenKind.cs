namespace CyberSanctions.Integration.Tests.BadInput;

/// <summary>Whose token a request carries, or what is wrong with it.</summary>
public enum TokenKind
{
    /// <summary>No header Authorization.</summary>
    None,

    /// <summary>Another scheme than Bearer.</summary>
    NotBearer,

    /// <summary>Something that is no token.</summary>
    Garbage,

    /// <summary>An officer's that has expired.</summary>
    Expired,

    /// <summary>An officer's that is not valid yet.</summary>
    NotYetValid,

    /// <summary>An officer's signed with another key.</summary>
    WrongKey,

    /// <summary>An officer's of another issuer.</summary>
    WrongIssuer,

    /// <summary>An officer's for another audience.</summary>
    WrongAudience,

    /// <summary>An officer's without a signature, as the algorithm "none" has it.</summary>
    Unsigned,

    /// <summary>A delegate's that was made an officer's after signing.</summary>
    Tampered,

    /// <summary>An officer's without a sub.</summary>
    WithoutSubject,

    /// <summary>An officer's with nothing in its sub.</summary>
    EmptySubject,

    /// <summary>An officer's with two of them.</summary>
    TwoSubjects,

    /// <summary>A delegate's without member_state.</summary>
    DelegateOfNoState,

    /// <summary>A delegate's with a code that is no Member State's: GR, where the Council says EL.</summary>
    DelegateOfNowhere,

    /// <summary>A partner's.</summary>
    Partner,

    /// <summary>A partner's without partner.</summary>
    PartnerOfNobody,

    /// <summary>A partner's with a code that is no partner's: us, where it is US.</summary>
    PartnerOfNowhere,

    /// <summary>A partner's who is an officer too.</summary>
    PartnerAndOfficer,

    /// <summary>A publisher's.</summary>
    Publisher,

    /// <summary>A service's.</summary>
    Service,

    /// <summary>Somebody's who observes and publishes.</summary>
    ObserverAndPublisher,

    /// <summary>Good, but with no role at all.</summary>
    WithoutRole,

    /// <summary>An observer's.</summary>
    Observer,

    /// <summary>An auditor's.</summary>
    Auditor,

    /// <summary>That of <see cref="Principals.Officer"/>.</summary>
    Officer,

    /// <summary>That of <see cref="Principals.Legal"/>.</summary>
    Legal,

    /// <summary>Of France.</summary>
    DelegateOfFrance,

    /// <summary>Of an authority of France.</summary>
    AuthorityOfFrance,

    /// <summary>Of an authority, without member_state.</summary>
    AuthorityOfNoState,

    /// <summary>An administrator's.</summary>
    Administrator,
}

/// <summary>Subjects of the tokens.</summary>
public static class Principals
{
    public const string Officer = "officer-1";
    public const string Legal = "legal-1";
}
