using System.CommandLine;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Keys;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.SigningIn;

/// <summary><c>delegate login</c></summary>
internal static class LoginCommand
{
    public static Command Of(Desk desk)
    {
        var gateway = Parts.Address("--gateway", "The gateway's gRPC address; remembered (first: http://localhost:8081).");
        var lists = Parts.Address("--lists", "The gateway's HTTP address; remembered (first: http://localhost:8080).");
        var authority = Parts.Address("--authority", "The OIDC provider to sign in at; remembered.");
        var client = new Option<string>("--client")
        {
            Description = "Client id at the provider.",
            DefaultValueFactory = _ => "cybersanctions-delegate",
        };
        var scope = new Option<string>("--scope")
        {
            Description = "Scopes asked for.",
            DefaultValueFactory = _ => "openid profile",
        };
        var development = new Option<bool>("--development")
        {
            Description = "Without a provider, where the gateway runs for development.",
        };
        var memberState = Parts.MemberStateOption("--member-state", "Your Member State (with --development).");
        var subject = new Option<string?>("--subject") { Description = "Your name (with --development).", HelpName = "NAME" };
        var trustKey = new Option<string?>("--trust-key", "--service-key")
        {
            Description =
                "The voting service's public key, as the operator gave it to you (file or base64): trusted from now on.",
            HelpName = "KEY",
        };
        var command = new Command("login", "Signs in.")
        {
            gateway, lists, authority, client, scope, development, memberState, subject, trustKey,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(development) != (result.GetResult(memberState) is not null)
                || result.GetValue(development) != (result.GetResult(subject) is not null))
            {
                result.AddError("--development comes with --member-state XX and --subject NAME, and they with it.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var before = Settings.Read(desk.Folder);
            var settings = before with
            {
                Gateway = parsed.GetValue(gateway) ?? before.Gateway,
                Lists = parsed.GetValue(lists) ?? before.Lists,
                Authority = parsed.GetValue(authority) ?? before.Authority,
            };
            settings = Trusting(settings, parsed.GetValue(trustKey));
            using var http = new HttpClient { BaseAddress = settings.Lists };
            var token = parsed.GetValue(development)
                ? await DevelopmentSignIn.SignInAsync(
                    http, parsed.GetRequiredValue(subject)!, parsed.GetRequiredValue(memberState)!, cancel)
                : await new DeviceFlow(http, desk.Surroundings.Time).SignInAsync(
                    settings.Authority ?? throw new StopException(
                        ExitCode.Usage, "Sign in at which provider? --authority ADDRESS (or --development)."),
                    parsed.GetRequiredValue(client),
                    parsed.GetRequiredValue(scope),
                    authorization => Announce(desk, authorization),
                    cancel);
            RequireReadable(token);
            RequireMemberState(token);
            settings.Write(desk.Folder);
            token.Write(desk.Folder);
            await TellAsync(desk, settings, token, cancel);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Settings Trusting(Settings settings, string? given)
    {
        if (given is null)
        {
            return settings;
        }

        using var key = GivenKey.Read(given);
        return settings.Pin(key, given: true);
    }

    // RFC 9068 tells providers to issue such tokens; some encrypt theirs, or issue a mere reference, unless told otherwise.
    private static void RequireReadable(AccessToken token)
    {
        if (token.Subject.Length == 0)
        {
            throw new StopException(
                ExitCode.Refused,
                "You were not signed in. Your identity provider issued an access token that is no signed JWT, or does not say"
                + " whose it"
                + " is; the gateway would not take it. The operator has to change that at the provider.");
        }
    }

    // Before anything is stored: nobody could vote with it, and the keys would be made for a State that does not exist.
    private static void RequireMemberState(AccessToken token)
    {
        if (token.MemberState.Length > 0 && MemberStates.FormProblem(token.MemberState) is { } problem)
        {
            throw new StopException(
                ExitCode.Refused,
                $"You were not signed in. Your identity provider says that you speak for {token.MemberState}. {problem}");
        }
    }

    private static void Announce(Desk desk, DeviceAuthorization authorization)
    {
        desk.Screen.Write("Open this address in a browser:");
        desk.Screen.Verbatim($"  {authorization.Address}");
        desk.Screen.Write("and type in this code:");
        desk.Screen.Verbatim($"  {authorization.UserCode}");
        desk.Screen.Write($"Waiting for at most {Words.Count(Math.Max(1, authorization.ExpiresIn / 60), "minute")} ...");
    }

    private static async Task TellAsync(Desk desk, Settings settings, AccessToken token, CancellationToken cancel)
    {
        desk.Screen.Write(
            $"Signed in as {token.Subject}{(token.MemberState.Length > 0 ? $", delegate of {token.MemberState}" : "")}, until"
            + $" {token.ExpiresAt:u}.");
        desk.Screen.Write("Token and settings are kept in this folder, which only you can read:");
        desk.Screen.Verbatim($"  {desk.Folder.Path}");
        if (settings.Gateway.Scheme == "http" && !settings.Gateway.IsLoopback)
        {
            desk.Screen.Warn($"{settings.Gateway} is not https: whoever listens on the way can read your token.");
        }

        try
        {
            using var gateway = desk.Connect();
            await gateway.ServiceKeysAsync(desk.Screen, cancel);
        }
        catch (Grpc.Core.RpcException exception) when (exception.StatusCode == Grpc.Core.StatusCode.Unauthenticated)
        {
            throw new StopException(
                ExitCode.Refused,
                $"But the gateway does not take this token: {exception.Status.Detail} If it is meant for somebody else,"
                + " the provider may want to be asked for the gateway's scope, with --scope.");
        }
        catch (Grpc.Core.RpcException exception)
        {
            desk.Screen.Warn($"The gateway's gRPC address does not answer yet ({exception.StatusCode}); the service's key is"
                + " pinned at the first use.");
        }
    }
}
