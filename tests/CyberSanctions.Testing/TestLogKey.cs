namespace CyberSanctions.Testing;

/// <summary>The key of the logs under test: that of test 1 of RFC 8032, section 7.1, which everybody knows.</summary>
public static class TestLogKey
{
    private const string Secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    // PKCS #8 of Ed25519 (RFC 8410): what comes before the 32 bytes.
    private const string Before = "302e020100300506032b657004220420";

    /// <summary>What the publication service is told.</summary>
    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["Log:Origin"] = "lists.example",
        ["Log:SigningKey"] =
            $"-----BEGIN PRIVATE KEY-----\n{Convert.ToBase64String(Convert.FromHexString(Before + Secret))}\n-----END PRIVATE KEY-----\n",
    };
}
