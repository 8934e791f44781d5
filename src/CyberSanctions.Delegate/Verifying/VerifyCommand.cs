using System.CommandLine;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Procedures.RollCalls;

namespace CyberSanctions.Delegate.Verifying;

/// <summary>
/// <c>delegate verify FILE</c>: checks a roll call, without asking anybody. From 10 on, the exit code tells what is wrong.
/// </summary>
internal static class VerifyCommand
{
    public static Command Of(Desk desk)
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "A roll call, as downloaded with: delegate rollcall BAL",
            HelpName = "FILE",
        };
        var trustKey = new Option<string[]>("--trust-key", "--service-key")
        {
            Description = "The voting service's public key: a file (PEM, base64 or JSON) or base64. Left out: those pinned for"
                + " your gateway.",
            HelpName = "KEY",
        };
        var fingerprint = new Option<string[]>("--fingerprint")
        {
            Description = "Its key id, as read out to you.",
            HelpName = "ID",
        };
        var ownKeys = new Option<bool>("--own-keys")
        {
            Description = "Also check that every statement of your Member State is signed with a key of yours, "
                + "and that none is missing that you have a receipt for.",
        };
        var json = Parts.Json();
        var command = new Command(
            "verify", "Checks a roll call: every hash, signature, step and the decision. Works without the gateway.")
        {
            file, trustKey, fingerprint, ownKeys, json,
        };
        command.SetAction(parsed =>
        {
            var service = ServiceTrust.Of(desk.Folder, parsed.GetValue(trustKey) ?? [], parsed.GetValue(fingerprint) ?? []);
            var own = parsed.GetValue(ownKeys) ? OwnTrust.Of(desk.Folder, service.Keys) : null;
            var trust = new Trust(service.Keys, own?.Keys ?? Trust.Nothing.DelegationKeys)
            {
                ServiceKeyIds = service.Ids,
                Receipts = own?.Receipts ?? [],
            };
            var given = parsed.GetRequiredValue(file);
            var verification = RollCallVerifier.Verify(Read(given), trust);
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(VerificationView.Json(verification));
            }
            else
            {
                VerificationView.Show(desk, verification, service, own, $"verify {Shell.Quoted(given.ToString())}");
            }

            return verification.ExitCode;
        });
        return command;
    }

    private static byte[] Read(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StopException(ExitCode.Usage, $"{file} cannot be read: {exception.Message}");
        }
    }
}
