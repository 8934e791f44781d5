namespace CyberSanctions.Publication.Log;

/// <summary>The transparency logs of the lists: configuration section <c>Log</c>.</summary>
internal sealed class LogSettings
{
    /// <summary>Where they stand.</summary>
    public const string Section = "Log";

    /// <summary>What the origins of the logs begin with: the public address of the lists, without <c>https://</c>.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The private key of Ed25519, in PEM (PKCS #8), from which that of each log is derived.</summary>
    public string SigningKey { get; init; } = "";

    /// <summary>The file that holds it; not looked at when <see cref="SigningKey"/> is there.</summary>
    public string SigningKeyFile { get; init; } = "";
}
