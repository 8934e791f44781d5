namespace CyberSanctions.Procedures.Statements;

/// <summary>What a delegation can state in a ballot.</summary>
public enum StatementKind
{
    /// <summary>Its vote, or that of the member whose proxy it is.</summary>
    Vote = 1,

    /// <summary>Which member may vote for it (Article 239 TFEU), or that none may any more.</summary>
    Proxy,

    /// <summary>That it cannot consent yet, which suspends a silence procedure.</summary>
    Reservation,

    /// <summary>That its reservation no longer stands.</summary>
    Lifting,

    /// <summary>That it objects to a silence procedure, with its reasons.</summary>
    SilenceBroken,

    /// <summary>
    /// That it opposes a qualified majority for vital and stated reasons of national policy (Article 31(2) TEU).
    /// </summary>
    EmergencyBrake,
}
