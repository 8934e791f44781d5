using System.CommandLine;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Keys;

/// <summary><c>delegate key new</c>, <c>delegate key show</c></summary>
internal static class KeyCommand
{
    public static Command Of(Desk desk) => new("key", "The key that you sign with.") { New(desk), Show(desk) };

    private static Command New(Desk desk)
    {
        var rotate = new Option<bool>("--rotate")
        {
            Description = "Make another one beside those that are there; the newest signs.",
        };
        var command = new Command("new", "Makes a key pair (ECDSA, P-256). The private key stays in your folder.") { rotate };
        command.SetAction(parsed =>
        {
            var files = new KeyFiles(desk.Folder);
            if (files.Names.Count > 0 && !parsed.GetValue(rotate))
            {
                throw new StopException(
                    ExitCode.Refused,
                    "You have a key already, and it is not overwritten. "
                    + $"To sign with another one from now on: {desk.Folder.Command("key new --rotate")}");
            }

            var (key, name) = files.Make(desk.Now);
            using (key)
            {
                desk.Screen.Write(
                    "The private key is kept in this file, which only you can read. It is sent nowhere, and there is no copy:");
                desk.Screen.Verbatim($"  {desk.Folder.PathOf(name)}");
                Hand(desk, key.Public);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Show(Desk desk)
    {
        var json = Parts.Json();
        var command = new Command("show", "The public key, and whether the service has it.") { json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var key = new KeyFiles(desk.Folder).Newest();
            using var gateway = desk.Connect();
            var keys = await gateway.Delegations.ListKeysAsync(
                new ListKeysRequest { MemberState = gateway.MemberState }, gateway.Options(cancel));
            var registered = keys.Keys.FirstOrDefault(listed => listed.KeyId == key.Public.Id);
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(WireJson.Present(new JsonObject
                {
                    ["keyId"] = key.Public.Id,
                    ["publicKey"] = Convert.ToBase64String([.. key.Public.Spki]),
                    ["memberState"] = gateway.MemberState,
                    ["registered"] = registered is not null,
                    ["usable"] = IsUsable(registered, desk.Now),
                    ["validFrom"] = WireJson.Of(registered?.ValidFrom),
                    ["validTo"] = WireJson.Of(registered?.ValidTo),
                    ["revokedAt"] = WireJson.Of(registered?.RevokedAt),
                }));
                return ExitCode.Ok;
            }

            Hand(desk, key.Public);
            desk.Screen.Write(Registration(registered, gateway.MemberState, desk.Now));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Whether the service takes it, in words.</summary>
    internal static string Registration(DelegationKey? registered, string memberState, DateTimeOffset now) => registered switch
    {
        null => $"The service does not have it: what it signs for {memberState} is refused until the administrator has"
            + " registered it.",
        { RevokedAt: { } at } when at.ToDateTimeOffset() <= now =>
            $"The service has it, but it was revoked at {at.ToDateTimeOffset():u}.",
        _ when registered.ValidTo?.ToDateTimeOffset() <= now =>
            $"The service has it, but it expired at {registered.ValidTo.ToDateTimeOffset():u}.",
        _ when registered.ValidFrom?.ToDateTimeOffset() > now =>
            $"The service has it; it is good from {registered.ValidFrom.ToDateTimeOffset():u} on.",
        _ => $"The service has it as a key of {registered.MemberState}, good until {registered.ValidTo?.ToDateTimeOffset():u}.",
    };

    private static bool IsUsable(DelegationKey? registered, DateTimeOffset now)
        => registered is not null
            && registered.ValidFrom?.ToDateTimeOffset() <= now
            && now < registered.ValidTo?.ToDateTimeOffset()
            && !(registered.RevokedAt?.ToDateTimeOffset() <= now);

    private static void Hand(Desk desk, PublicKey key)
    {
        desk.Screen.Write($"Key id: {key.Id}");
        desk.Screen.Write("The public key, to hand to the administrator (SubjectPublicKeyInfo, base64):");
        desk.Screen.Verbatim(Convert.ToBase64String([.. key.Spki]));
    }
}
