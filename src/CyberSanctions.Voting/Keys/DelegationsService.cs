using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using CyberSanctions.Signing;
using CyberSanctions.Voting.Receipts;
using CyberSanctions.Voting.Roster;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;

namespace CyberSanctions.Voting.Keys;

/// <summary>Serves the delegations' keys; see <c>voting/v1/voting.proto</c>.</summary>
internal sealed class DelegationsService(
    Commands commands, NpgsqlDataSource database, ReceiptKey receipts, MembersOfToday members, TimeProvider time)
    : Delegations.DelegationsBase
{
    private const int LongestKey = 200;
    private static readonly TimeSpan LongestValidity = TimeSpan.FromDays(5 * 366);

    /// <summary>Registers a key. INVALID_ARGUMENT: <c>key-unusable</c>; ALREADY_EXISTS: <c>key-registered-already</c>.</summary>
    public override async Task<DelegationKey> RegisterKey(RegisterKeyRequest request, ServerCallContext context)
    {
        var now = Timestamps.Cut(time.GetUtcNow());
        new Checks()
            .MemberState("member_state", request.MemberState)
            .Instant("valid_from", request.ValidFrom)
            .Instant("valid_to", request.ValidTo, required: true)
            .Throw();
        var from = request.ValidFrom is null ? now : Timestamps.Cut(request.ValidFrom.ToDateTimeOffset());
        var to = Timestamps.Cut(request.ValidTo.ToDateTimeOffset());
        new Checks()
            .That(
                await members.HasAsync(request.MemberState, context.CancellationToken),
                "member_state",
                MemberStates.Problem(request.MemberState) ?? "Is no Member State today.")
            .That(
                request.PublicKey.Length is > 0 and <= LongestKey,
                "public_key",
                "Must be a public key as SubjectPublicKeyInfo (DER).")
            .That(to > from, "valid_to", "Must be after the start of its validity.")
            .That(to > now, "valid_to", "Is past.")
            .That(to - from <= LongestValidity, "valid_to", "Must be at most five years after the start of its validity.")
            .Throw();
        var stored = new StoredKey(
            IdOf(request.PublicKey),
            request.MemberState,
            request.PublicKey.ToByteArray(),
            from,
            to,
            null,
            Principal.Of(context).Subject);
        return await commands.RunAsync(request, context, async change =>
        {
            if (!await KeyTable.InsertAsync(change, stored))
            {
                throw DelegationKeyRefusals.RegisteredAlready.Because($"The key {stored.KeyId} is registered already.");
            }

            await change.AppendAsync(new KeyRegistered { Key = stored.ToMessage() }, stored.MemberState);
            return stored.ToMessage();
        });
    }

    /// <summary>Revokes a key. NOT_FOUND; FAILED_PRECONDITION: <c>key-revoked</c>.</summary>
    public override Task<DelegationKey> RevokeKey(RevokeKeyRequest request, ServerCallContext context)
    {
        new Checks().Token("key_id", request.KeyId, LongestKey).Throw();
        return commands.RunAsync(request, context, async change =>
        {
            // Whoever is stating something with it now is waited for; the time of the revocation is later than that.
            var stored = await KeyTable.FindToRevokeAsync(change, request.KeyId) ?? throw Refusal.NotFound("key", request.KeyId);
            if (stored.RevokedAt is not null)
            {
                throw DelegationKeyRefusals.Revoked.Because(
                    $"The key {request.KeyId} was revoked at {Timestamps.Text(stored.RevokedAt)}.");
            }

            stored = stored with { RevokedAt = Timestamps.Cut(time.GetUtcNow()) };
            await KeyTable.RevokeAsync(change, stored);
            await change.AppendAsync(new KeyRevoked { Key = stored.ToMessage() }, stored.MemberState);
            return stored.ToMessage();
        });
    }

    /// <summary>The keys on record, oldest first.</summary>
    public override async Task<ListKeysReply> ListKeys(ListKeysRequest request, ServerCallContext context)
    {
        new Checks().MemberState("member_state", request.MemberState, required: false).Throw();
        await using var connection = await database.OpenConnectionAsync(context.CancellationToken);
        new Checks()
            .That(
                request.MemberState.Length == 0 || await members.IsOnRecordAsync(connection, request.MemberState),
                "member_state",
                MemberStates.Problem(request.MemberState) ?? "Was never a Member State.")
            .Throw();
        return new ListKeysReply
        {
            Keys = { (await KeyTable.ListAsync(connection, request.MemberState)).Select(key => key.ToMessage()) },
        };
    }

    /// <summary>The key of receipts and roll calls.</summary>
    public override Task<ServiceKey> GetServiceKey(GetServiceKeyRequest request, ServerCallContext context)
        => Task.FromResult(new ServiceKey
        {
            KeyId = receipts.Signing.Public.Id,
            PublicKey = ByteString.CopyFrom([.. receipts.Signing.Public.Spki]),
        });

    private static string IdOf(ByteString spki)
    {
        try
        {
            using var key = PublicKey.Read(spki.ToByteArray());
            return key.Id;
        }
        catch (UnusableKeyException unusable)
        {
            throw DelegationKeyRefusals.Unusable.Because("public_key", unusable.Message);
        }
    }
}
