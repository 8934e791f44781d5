namespace CyberSanctions.Delegate.Output;

/// <summary>What the program ends with, for scripts. From 10 on: what is wrong with a roll call (FindingKind).</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The service refused, or there is no such ballot.</summary>
    public const int Refused = 1;

    /// <summary>The command line makes no sense, or nobody was there to confirm.</summary>
    public const int Usage = 2;

    /// <summary>Not signed in, no key, or files that others could have read.</summary>
    public const int NotSignedIn = 3;

    /// <summary>The gateway cannot be reached.</summary>
    public const int Unreachable = 4;

    /// <summary>A hash, a signature or a chain is not what it should be.</summary>
    public const int DoesNotVerify = 5;

    /// <summary>A roll call fits together, but the service's key is known from the file alone.</summary>
    public const int NobodyVouches = Procedures.RollCalls.Verification.NobodysKey;

    /// <summary>Interrupted, as shells number it.</summary>
    public const int Interrupted = 130;
}
