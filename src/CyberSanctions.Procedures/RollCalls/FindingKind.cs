namespace CyberSanctions.Procedures.RollCalls;

/// <summary>What is wrong with a roll call. The number is the exit code of the program that checks one.</summary>
public enum FindingKind
{
    /// <summary>10: it is no roll call: not the format, members unknown or twice, cut off, too large.</summary>
    Unreadable = 10,

    /// <summary>
    /// 11: the frozen inputs (rule, roster, populations, deadline, text) are not those that the ballot opened with.
    /// </summary>
    AlteredInputs = 11,

    /// <summary>12: a link of the chain was altered, or does not continue the one before it.</summary>
    BrokenChain = 12,

    /// <summary>13: a position is missing: a proceeding was dropped.</summary>
    Dropped = 13,

    /// <summary>14: all positions are there, in another order.</summary>
    Reordered = 14,

    /// <summary>15: a position is there twice, or something follows the decision that no receipt vouches for.</summary>
    Added = 15,

    /// <summary>16: the service accepted a statement that the key named in it did not sign.</summary>
    BadStatementSignature = 16,

    /// <summary>17: the chain is as sealed, but a receipt is not the service's for its link.</summary>
    BadReceipt = 17,

    /// <summary>18: the seal is not the service's for this chain, these keys and this outcome.</summary>
    BadSeal = 18,

    /// <summary>19: the votes come to another decision, or the outcome is not the one of the decision.</summary>
    WrongOutcome = 19,

    /// <summary>20: something is signed with a service key that is not among those trusted.</summary>
    UntrustedServiceKey = 20,

    /// <summary>
    /// 21: a delegation's key is unusable, listed twice or under a false name, not registered, another State's, or was not valid.
    /// </summary>
    KeyProblem = 21,

    /// <summary>22: the service let something happen that the procedure does not allow; the message says what.</summary>
    ProcedureViolated = 22,

    /// <summary>23: a declaration or reasons are not those whose hash was signed.</summary>
    AlteredDeclaration = 23,

    /// <summary>24: a statement or its signature is not the one that its link holds the hash of.</summary>
    AlteredStatement = 24,

    /// <summary>25: an extension is not the one that its link holds the hash of.</summary>
    AlteredExtension = 25,

    /// <summary>26: the decision is not the one that its link holds the hash of.</summary>
    AlteredDecision = 26,

    /// <summary>27: there is no decision: the end of the chain was cut off.</summary>
    Truncated = 27,

    /// <summary>28: the service counted a statement for another ballot or about another text.</summary>
    ForeignStatement = 28,

    /// <summary>29: a statement in the name of one's own delegation, with a key that it does not know.</summary>
    NotOwnKey = 29,

    /// <summary>30: a statement of which one keeps the service's receipt is not in it.</summary>
    MissingReceipt = 30,
}
