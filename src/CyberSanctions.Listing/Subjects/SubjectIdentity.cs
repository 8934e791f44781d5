using System.Security.Cryptography;
using System.Text;
using CyberSanctions.Contracts.Kinds.Crypto;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Listing.Subjects;

/// <summary>
/// Whether two proposals look as if they were on the same subject: they share a document, an LEI or an address of crypto-assets,
/// or a name and, as far as they are known, the birth (of an entity: the registration). Whoever drafts the second one has to say
/// that it is somebody else. A document that is known to be false proves nothing, and ties nobody to anybody.
/// </summary>
internal static class SubjectIdentity
{
    private const int LongestKey = 500;

    /// <summary>
    /// What a subject is found by: its names in whatever script, whatever order their words are in, the numbers of its
    /// documents and registers, its LEI and its addresses of crypto-assets.
    /// </summary>
    public static IReadOnlyCollection<SubjectKey> Keys(Subject subject) => [.. Found(subject).Distinct()];

    /// <summary>What two subjects have in common, in words; empty when they cannot be taken for one.</summary>
    public static string InCommon(Subject one, Subject other)
    {
        var others = Keys(other).ToLookup(key => key.Key, StringComparer.Ordinal);
        var shared = Found(one).FirstOrDefault(
            key => !key.IsName && others[key.Key].Any(same => AreOne(key.Country, same.Country)));
        if (shared is not null)
        {
            return $"the {shared.Words}";
        }

        return one.Kind == other.Kind
            && Found(one).FirstOrDefault(key => key.IsName && others.Contains(key.Key)) is { } name
            && KnownSpans.Agree(one, other)
                ? $"the {name.Words}"
                : "";
    }

    /// <summary>
    /// Whether after an amendment it is still the same subject: a strong name is left, or the number of a document or a
    /// register, or the LEI. A nickname is everybody's, and an address of crypto-assets changes hands: what shares no more is
    /// somebody else.
    /// </summary>
    public static bool ShareAny(Subject before, Subject after)
        => Found(before).Where(key => key.Identifies).Select(key => key.Key)
            .Intersect(Found(after).Select(key => key.Key), StringComparer.Ordinal)
            .Any();

    private static IEnumerable<SubjectKey> Found(Subject subject)
        =>
        [
            .. subject.Names.SelectMany((name, at) => NameKeys(name.WholeName).Select(key => new SubjectKey(key)
            {
                Words = $"name {name.WholeName}",
                Identifies = at == 0 || name.Quality != NameQuality.Weak,
            })),
            .. subject.Identifiers.Where(identifier => !identifier.KnownFalse).SelectMany(identifier =>
                Numbers(identifier.Type, identifier.Number, identifier.IssuingCountry)
                    .Concat(Numbers(identifier.Type, identifier.LatinNumber, identifier.IssuingCountry))),
            .. subject.Registrations.SelectMany(
                registration => Numbers("regnumber", registration.Number, registration.Country)),
            .. subject.Lei.Length > 0
                ? [new SubjectKey($"lei:{subject.Lei}") { Words = $"LEI {subject.Lei}", Identifies = true }]
                : (SubjectKey[])[],
            .. subject.CryptoAddresses.Select(address => new SubjectKey($"crypto:{CryptoAddresses.Key(address.Address)}")
            {
                Words = $"{address.Currency} address {address.Address}",
            }),
        ];

    private static IEnumerable<SubjectKey> Numbers(string type, string number, string country)
        => number.Length == 0 ? [] : NumberKeys(type, number).Select(
            key => new SubjectKey(key) { Country = country, Words = $"{type} {number}", Identifies = true });

    private static bool AreOne(string country, string other) => country.Length == 0 || other.Length == 0 || country == other;

    private static string[] NameKeys(string name)
        => [
            Bounded(SubjectKey.OfNames, Sorted(name, Folding.Of)),
            Bounded($"{SubjectKey.OfNames}seen:", Sorted(name, Folding.AsSeen)),
        ];

    private static string Sorted(string name, Func<string, string> fold)
        => string.Join(' ', Words(name).Select(fold).Where(word => word.Length > 0).Order(StringComparer.Ordinal));

    private static string Joined(string number) => string.Concat(Words(number));

    private static string[] NumberKeys(string type, string number)
        => [Bounded($"{type}:", Folding.Of(Joined(number))), Bounded($"{type}:seen:", Folding.AsSeen(Joined(number)))];

    // An index of Postgres takes 2,704 bytes, and one letter can fold into eighteen.
    private static string Bounded(string kind, string folded)
        => folded.Length <= LongestKey
            ? kind + folded
            : $"{kind}sha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)))}";

    // Hyphens, dots and apostrophes are written or left out as one likes.
    private static IEnumerable<string> Words(string text)
        => string.Concat(text.Select(c => char.IsPunctuation(c) || char.IsWhiteSpace(c) ? ' ' : c))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One of the things that a subject is found by.</summary>
/// <param name="Key">The same for all spellings: <c>name:…</c>, <c>passport:…</c>, <c>crypto:…</c>.</param>
internal sealed record SubjectKey(string Key)
{
    public const string OfNames = "name:";

    /// <summary>For the person who reads that it is shared.</summary>
    public required string Words { get; init; }

    /// <summary>Of a document, the one that issued it; empty when that is not known, or there is none.</summary>
    public string Country { get; init; } = "";

    /// <summary>Whether whoever keeps it stays the same subject.</summary>
    public bool Identifies { get; init; }

    public bool IsName => Key.StartsWith(OfNames, StringComparison.Ordinal);
}
