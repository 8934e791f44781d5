using System.CommandLine;
using System.Text.Json.Nodes;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Keys;

/// <summary><c>delegate trust</c>: which keys of the voting service are trusted, and which are from now on.</summary>
internal static class TrustCommand
{
    public static Command Of(Desk desk)
    {
        var key = new Argument<string?>("KEY")
        {
            Description = "The key, as the operator gave it to you on another way than this gateway: a file (PEM, base64 or"
                + " JSON) or base64.",
            HelpName = "KEY",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var fingerprint = new Option<string?>("--fingerprint")
        {
            Description = "Or its key id, as read out to you: the gateway is asked for the key.",
            HelpName = "ID",
        };
        var forget = new Option<string?>("--forget") { Description = "Trusts a key no longer.", HelpName = "ID" };
        var json = Parts.Json();
        var command = new Command(
            "trust",
            "The keys of the voting service that you trust, by gateway; pins one for the gateway that you are signed in to.")
        {
            key, fingerprint, forget, json,
        };
        command.Validators.Add(result =>
        {
            bool[] asked =
            [
                result.GetResult(key) is { Tokens.Count: > 0 },
                result.GetResult(fingerprint) is not null,
                result.GetResult(forget) is not null,
            ];
            if (asked.Count(one => one) > 1)
            {
                result.AddError("One of KEY, --fingerprint ID and --forget ID.");
            }
        });
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = Settings.Read(desk.Folder);
            if (parsed.GetValue(key) is { } given)
            {
                using var read = GivenKey.Read(given);
                settings = settings.Pin(read, given: true);
            }
            else if (parsed.GetValue(fingerprint) is { } id)
            {
                settings = await PresentedAsync(desk, settings, GivenKey.Fingerprint(id), cancel);
            }
            else if (parsed.GetValue(forget) is { } forgotten)
            {
                settings = Without(settings, forgotten);
            }
            else
            {
                Show(desk.Screen, settings, parsed.GetValue(json));
                return ExitCode.Ok;
            }

            settings.Write(desk.Folder);
            Show(desk.Screen, settings, parsed.GetValue(json));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>How a key came to be trusted, in words.</summary>
    public static string How(PinnedKey pin) => pin.Given ? "given to this program" : "the first that the gateway presented";

    private static async Task<Settings> PresentedAsync(Desk desk, Settings settings, string id, CancellationToken cancel)
    {
        using var gateway = desk.Connect();
        using var key = await gateway.PresentedKeyAsync(cancel);
        return key.Id == id ? settings.Pin(key, given: true)
            : throw new StopException(
                ExitCode.DoesNotVerify, $"THE GATEWAY PRESENTS ANOTHER KEY: {key.Id}. It is not trusted. Ask the operator.");
    }

    private static Settings Without(Settings settings, string id)
    {
        var left = settings.Pinned.Where(pin => IdOf(pin) != id).ToList();
        return left.Count < settings.Pinned.Count ? settings with { Pinned = left }
            : throw new StopException(ExitCode.Refused, $"No key with the id {id} is trusted.");
    }

    private static void Show(Screen screen, Settings settings, bool json)
    {
        if (json)
        {
            screen.Json(new JsonArray([.. settings.Pinned.Select(pin => new JsonObject
            {
                ["gateway"] = pin.Gateway.ToString(),
                ["keyId"] = IdOf(pin),
                ["publicKey"] = pin.PublicKey,
                ["given"] = pin.Given,
            })]));
            return;
        }

        if (settings.Pinned is [])
        {
            screen.Write("No key of a voting service is trusted yet.");
            return;
        }

        foreach (var gateway in settings.Pinned.GroupBy(pin => pin.Gateway))
        {
            screen.Write($"{gateway.Key}{(gateway.Key == settings.Gateway ? ", the gateway that you use" : "")}:");
            foreach (var pin in gateway)
            {
                screen.Indented2($"{IdOf(pin)}, {How(pin)}");
            }
        }
    }

    private static string IdOf(PinnedKey pin)
    {
        using var key = GivenKey.FromBase64(pin.PublicKey);
        return key.Id;
    }
}
