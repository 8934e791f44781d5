using System.Security.Cryptography;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Tests.Ballots;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using static CyberSanctions.Voting.Tests.Ballots.VotingService;

namespace CyberSanctions.Voting.Tests.Keys;

public sealed class DelegationsTests(VotingService voting) : IClassFixture<VotingService>
{
    [Fact]
    public async Task RegisteredKey_IsListedUntilAndAfterItIsRevoked_AndJournaled()
    {
        using var key = SigningKey.Create();
        var registered = await voting.RegisterAsync("EE", key);

        Assert.Equal((key.Public.Id, "EE", null), (registered.KeyId, registered.MemberState, registered.RevokedAt));
        Assert.Equal(
            registered,
            Assert.Single((await voting.Administrator.ListKeysAsync(new ListKeysRequest { MemberState = "EE" })).Keys));

        var revoked = await voting.Administrator.RevokeKeyAsync(new RevokeKeyRequest { KeyId = key.Public.Id });

        Assert.NotNull(revoked.RevokedAt);
        Assert.Equal(
            revoked, Assert.Single((await voting.Administrator.ListKeysAsync(new ListKeysRequest { MemberState = "EE" })).Keys));
        await RefusedAsync(
            StatusCode.FailedPrecondition,
            "key-revoked",
            voting.Administrator.RevokeKeyAsync(new RevokeKeyRequest { KeyId = key.Public.Id }));
        Assert.Equal(["KeyRegistered", "KeyRevoked"], await voting.JournalOfAsync("EE"));
    }

    [Fact]
    public async Task SameKeyAgain_EvenForAnotherState_IsAConflict()
    {
        using var key = SigningKey.Create();
        await voting.RegisterAsync("FI", key);

        await RefusedAsync(
            StatusCode.AlreadyExists,
            "key-registered-already",
            voting.Administrator.RegisterKeyAsync(Request("SE", [.. key.Public.Spki])));
    }

    [Fact]
    public async Task AnythingButAPublicKeyOnP256_IsRefused()
    {
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        await RefusedAsync(
            StatusCode.InvalidArgument,
            "key-unusable",
            voting.Administrator.RegisterKeyAsync(Request("SE", p384.ExportSubjectPublicKeyInfo())));
        await RefusedAsync(
            StatusCode.InvalidArgument,
            "invalid-field",
            voting.Administrator.RegisterKeyAsync(Request("SE", rsa.ExportSubjectPublicKeyInfo())));
        await RefusedAsync(
            StatusCode.InvalidArgument, "key-unusable", voting.Administrator.RegisterKeyAsync(Request("SE", [1, 2, 3])));
    }

    [Theory]
    [InlineData("GR", "EL")]
    [InlineData("UK", "left the Union on 31 January 2020")]
    [InlineData("XX", "for example FR")]
    [InlineData("ee", "write EE")]
    [InlineData("", "Is required")]
    public async Task KeyOfAStateThatIsNoMember_IsRefused_AndSaysWhatACodeIs(string memberState, string said)
    {
        using var key = SigningKey.Create();

        var refusal = await RefusedAsync(voting.Administrator.RegisterKeyAsync(Request(memberState, [.. key.Public.Spki])));

        Assert.Equal((StatusCode.InvalidArgument, "invalid-field"), (refusal.Status, refusal.Reason));
        Assert.Equal("member_state", Assert.Single(refusal.Fields).Field);
        Assert.Contains(said, refusal.Message);
    }

    [Fact]
    public async Task WrongValidity_IsRefused()
    {
        using var key = SigningKey.Create();
        var now = voting.Clock.GetUtcNow();
        foreach (var (from, to) in ((DateTimeOffset, DateTimeOffset?)[])[
            (now, null), (now, now), (now.AddDays(-2), now.AddDays(-1)), (now, now.AddYears(6))
        ])
        {
            var request = Request("SE", [.. key.Public.Spki]);
            (request.ValidFrom, request.ValidTo) = (from.ToTimestamp(), to?.ToTimestamp());
            await RefusedAsync(StatusCode.InvalidArgument, "invalid-field", voting.Administrator.RegisterKeyAsync(request));
        }
    }

    [Theory]
    [InlineData(Roles.Delegate)]
    [InlineData(Roles.Officer)]
    [InlineData(Roles.Auditor)]
    public async Task RegisteringAndRevoking_AreForAdministrators(string role)
    {
        using var key = SigningKey.Create();
        var client = new Delegations.DelegationsClient(voting.Service.Channel("somebody", [role], "FR"));

        Assert.Equal(
            StatusCode.PermissionDenied,
            (await RefusedAsync(client.RegisterKeyAsync(Request("FR", [.. key.Public.Spki])))).Status);
        Assert.Equal(
            StatusCode.PermissionDenied,
            (await RefusedAsync(client.RevokeKeyAsync(new RevokeKeyRequest { KeyId = key.Public.Id }))).Status);
        Assert.Equal(voting.Receipts.Public.Id, (await client.GetServiceKeyAsync(new GetServiceKeyRequest())).KeyId);
    }

    private RegisterKeyRequest Request(string memberState, byte[] spki) => new()
    {
        MemberState = memberState,
        PublicKey = ByteString.CopyFrom(spki),
        ValidTo = voting.Clock.GetUtcNow().AddYears(1).ToTimestamp(),
    };
}
