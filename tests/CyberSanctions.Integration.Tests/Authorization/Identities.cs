using CyberSanctions.Integration.Tests.BadInput;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Integration.Tests.Authorization;

/// <summary>Who comes to the door, and what is to be expected.</summary>
/// <param name="Token">Whose token.</param>
/// <param name="Roles">The roles that count; null when nobody is known by the token, so that the answer is 401.</param>
public sealed record Identity(TokenKind Token, string[]? Roles)
{
    public static IReadOnlyList<Identity> All { get; } =
    [
        new(TokenKind.None, null),
        new(TokenKind.WithoutSubject, null),
        new(TokenKind.EmptySubject, null),
        new(TokenKind.TwoSubjects, null),
        new(TokenKind.Expired, null),
        new(TokenKind.WrongAudience, null),
        new(TokenKind.Unsigned, null),
        new(TokenKind.WithoutRole, []),
        new(TokenKind.DelegateOfNoState, []),
        new(TokenKind.DelegateOfNowhere, []),
        new(TokenKind.Officer, [ServiceDefaults.Identity.Roles.Officer]),
        new(TokenKind.Legal, [ServiceDefaults.Identity.Roles.Legal]),
        new(TokenKind.DelegateOfFrance, [ServiceDefaults.Identity.Roles.Delegate]),
        new(TokenKind.AuthorityOfFrance, [ServiceDefaults.Identity.Roles.Authority]),
        new(TokenKind.AuthorityOfNoState, []),
        new(TokenKind.Observer, [ServiceDefaults.Identity.Roles.Observer]),
        new(TokenKind.PartnerOfNobody, []),
        new(TokenKind.PartnerOfNowhere, []),
        new(TokenKind.PartnerAndOfficer, []),
        new(TokenKind.Partner, [ServiceDefaults.Identity.Roles.Partner]),
        new(TokenKind.Publisher, [ServiceDefaults.Identity.Roles.Publisher]),
        new(TokenKind.Auditor, [ServiceDefaults.Identity.Roles.Auditor]),
        new(TokenKind.Administrator, [ServiceDefaults.Identity.Roles.Administrator]),
        new(TokenKind.Service, [ServiceDefaults.Identity.Roles.Service]),
        new(TokenKind.ObserverAndPublisher, [ServiceDefaults.Identity.Roles.Observer, ServiceDefaults.Identity.Roles.Publisher]),
    ];

    /// <summary>Where the table lets somebody in, and what somebody is told whom it does not.</summary>
    public Admission Expected(Right right)
        => right.OpenToAll ? Admission.Admitted
            : Roles is null ? (Token == TokenKind.None ? Admission.Unknown : Admission.NotAccepted)
            : Roles.Intersect(right.Roles).Any() ? Admission.Admitted
            : Token is TokenKind.DelegateOfNoState or TokenKind.DelegateOfNowhere or TokenKind.AuthorityOfNoState
                ? Admission.RefusedForItsState
            : Token is TokenKind.PartnerOfNobody or TokenKind.PartnerOfNowhere or TokenKind.PartnerAndOfficer
                ? Admission.RefusedForItsPartner
            : Admission.Refused;
}

/// <summary>What became of a request at the door; what is said inside is another matter.</summary>
public enum Admission
{
    /// <summary>Past the door.</summary>
    Admitted,

    /// <summary>401, UNAUTHENTICATED, unauthenticated: there is no token.</summary>
    Unknown,

    /// <summary>401, UNAUTHENTICATED, invalid-token.</summary>
    NotAccepted,

    /// <summary>403, PERMISSION_DENIED, permission-denied.</summary>
    Refused,

    /// <summary>403, PERMISSION_DENIED, no-member-state.</summary>
    RefusedForItsState,

    /// <summary>403, PERMISSION_DENIED, no-partner.</summary>
    RefusedForItsPartner,
}
