using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;


namespace CyberSanctions.Procedures.Tests;

/// <summary>The keys of five invented States and of a voting service, made anew in every run.</summary>
internal sealed class Delegations
{
    public static IReadOnlyList<Member> Roster { get; } =
        [
            new("AA", "Aland", 40), new("BB", "Beland", 25), new("CC", "Celand", 20), new("DD", "Deland", 10),
            new("EE", "Eland", 5)
        ];

    public static Delegations OfThisRun { get; } = new();

    public SigningKey Service { get; } = SigningKey.Create();

    /// <summary>A service's key that nobody knows.</summary>
    public SigningKey OtherService { get; } = SigningKey.Create();

    /// <summary>Registered for AA until a second before every ballot here opens.</summary>
    public SigningKey Expired { get; } = SigningKey.Create();

    /// <summary>Registered nowhere.</summary>
    public SigningKey Unregistered { get; } = SigningKey.Create();

    public IReadOnlyDictionary<string, SigningKey> Keys { get; } = Roster.ToDictionary(
        member => member.MemberState, _ => SigningKey.Create());

    public IReadOnlyList<RegisteredKey> Registered =>
    [
        .. Keys.Select(key => Register(key.Value, key.Key)),
        Register(Expired, "AA") with { ValidTo = Council.Opening.AddSeconds(-1) },
    ];

    public RegisteredKey Register(SigningKey key, string memberState)
        => new(key.Public, memberState, Council.Opening.AddYears(-1), Council.Opening.AddYears(1), null);
}
