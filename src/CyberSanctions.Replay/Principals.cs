using System.Net.Http.Json;
using System.Text.Json;

namespace CyberSanctions.Replay;

/// <summary>The people of the replay, with development tokens from the gateway.</summary>
public sealed class Principals
{
    /// <summary>The Council codes of the 27 Member States.</summary>
    public static IReadOnlyList<string> MemberStates { get; } =
    [
        "BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES", "FR", "HR", "IT", "CY", "LV",
        "LT", "LU", "HU", "MT", "NL", "AT", "PL", "PT", "RO", "SI", "SK", "FI", "SE",
    ];

    /// <summary>Token of the officer.</summary>
    public required string Officer { get; init; }

    /// <summary>Token of the legal reviewer.</summary>
    public required string Legal { get; init; }

    /// <summary>Token of the administrator, who registers the delegations' keys.</summary>
    public required string Administrator { get; init; }

    /// <summary>Tokens of the delegates, by Member State.</summary>
    public required IReadOnlyDictionary<string, string> Delegates { get; init; }

    /// <summary>Gets all the tokens.</summary>
    public static async Task<Principals> SignInAsync(HttpClient gateway, CancellationToken cancel)
    {
        var delegates = new Dictionary<string, string>();
        foreach (var state in MemberStates)
        {
            delegates[state] = await MintAsync(gateway, $"delegate.{state.ToLowerInvariant()}", "delegate", state, cancel);
        }

        return new Principals
        {
            Officer = await MintAsync(gateway, "officer.replay", "officer", null, cancel),
            Legal = await MintAsync(gateway, "legal.replay", "legal", null, cancel),
            Administrator = await MintAsync(gateway, "administrator.replay", "administrator", null, cancel),
            Delegates = delegates,
        };
    }

    private static async Task<string> MintAsync(
        HttpClient gateway, string subject, string role, string? memberState, CancellationToken cancel)
    {
        var wanted = new Dictionary<string, object> { ["subject"] = subject, ["roles"] = new[] { role }, ["minutes"] = 60 };
        if (memberState is not null)
        {
            wanted["memberState"] = memberState;
        }

        using var response = await gateway.PostAsJsonAsync("/dev/tokens", wanted, cancel);
        if (response.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            throw new ReplayException("The gateway gives no development tokens (it runs with an identity provider): the replay"
                + " cannot act as 27 delegates there.");
        }

        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancel)).GetProperty("token").GetString()!;
    }
}
