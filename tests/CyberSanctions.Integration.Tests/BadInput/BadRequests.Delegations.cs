namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const string KeysOfFrance = "/api/v1/delegations/FR/keys";

    // The generator of P-256 as a public key: nobody's.
    private static readonly JsonText Key = new(
        (
            "publicKey",
            "\"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==\""),
        ("validTo", "\"2027-07-01T00:00:00Z\""));

    private static IEnumerable<BadRequest> DelegationRequests() =>
    [
        Registering("A key that is not there", Key.Without("publicKey"), "publicKey"),
        Registering("A key that is no base64", Key.With("publicKey", "\"-----BEGIN PUBLIC KEY-----\""), "publicKey"),
        Registering("A key that is a list of bytes", Key.With("publicKey", "[48,89]"), "publicKey"),
        Registering("A key without an end", Key.Without("validTo"), "validTo"),
        Registering("A key that ends on a day", Key.With("validTo", "\"2027-07-01\""), "validTo"),
        Registering("A private key beside the public one", Key.And("privateKey", "\"AAAA\""), "privateKey"),
        Registering("A key for ever", Key.With("validTo", "\"9999-07-01T00:00:00Z\""), "validTo").FromService(),
        Registering("A key that ended before it began", Key.With("validTo", "\"2001-07-01T00:00:00Z\""), "validTo").FromService(),
        Registering("A key of a State in lower case", Key, "memberState").FromService() with
        {
            Path = "/api/v1/delegations/fr/keys",
        },
        new(
            "A key that is none",
            Post,
            KeysOfFrance,
            TokenKind.Administrator,
            Key.With("publicKey", "\"AAAA\"").ToBytes(),
            400,
            "key-unusable",
            null) { ByService = true },
        Unknown(
            "Revoking a key that is none",
            Post,
            $"/api/v1/delegations/keys/{new string('A', 43)}/revocation",
            TokenKind.Administrator),
        new(
            "Revoking what can be no key",
            Post,
            $"/api/v1/delegations/keys/{new string('A', 44)}/revocation",
            TokenKind.Administrator,
            null,
            404,
            "not-found",
            null),
        new(
            "Keys of a State in lower case",
            Get,
            "/api/v1/delegations/keys?memberState=fr",
            TokenKind.Officer,
            null,
            400,
            InvalidField,
            "memberState"),
    ];

    private static BadRequest Registering(string name, JsonText body, string field)
        => Wrong(name, Post, KeysOfFrance, TokenKind.Administrator, body, field);
}
