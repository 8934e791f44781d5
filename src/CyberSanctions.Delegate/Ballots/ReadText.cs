using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Output;
using Google.Protobuf;

namespace CyberSanctions.Delegate.Ballots;

/// <summary>A ballot with the text that it is on, whose hash was computed here.</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Text">What its text says.</param>
/// <param name="Sha256">Hash of the bytes that came, equal to the ballot's.</param>
/// <param name="IsWhole">Whether this version of the program knows everything that is in it (<see cref="NewerForm"/>).</param>
internal sealed record ReadText(Ballot Ballot, ActText Text, string Sha256, bool IsWhole)
{
    /// <summary>What is said where it is not.</summary>
    public string NotWhole
        => $"THE TEXT CANNOT BE SHOWN IN FULL: that of {Ballot.Reference} has the right hash, but says something that this "
            + "version of the program does not know. A newer version is needed to read it, and to vote on it.";

    /// <summary>To be shown, or consented to: only what can be shown in full.</summary>
    /// <exception cref="StopException">It cannot.</exception>
    public ReadText Whole() => IsWhole ? this : throw new StopException(ExitCode.DoesNotVerify, NotWhole);

    /// <summary>Fetches both.</summary>
    public static async Task<ReadText> FetchAsync(Gateway gateway, string reference, CancellationToken cancel)
    {
        var ballot = await gateway.Ballots.GetBallotAsync(
            new GetBallotRequest { Reference = reference }, gateway.Options(cancel));
        var text = await gateway.Ballots.GetTextAsync(new GetTextRequest { Reference = reference }, gateway.Options(cancel));
        return ballot.Reference == reference
            ? Check(ballot, text.Text_.ToByteArray())
            : throw new StopException(
                ExitCode.DoesNotVerify, $"Asked for {reference}, the gateway answered with {ballot.Reference}.");
    }

    /// <summary>Hashes a text and compares.</summary>
    /// <exception cref="StopException">It is another text than the ballot is on.</exception>
    public static ReadText Check(Ballot ballot, byte[] text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(text));
        if (hash != ballot.TextSha256)
        {
            throw new StopException(
                ExitCode.DoesNotVerify,
                $"THE TEXT IS NOT THE ONE VOTED ON: {ballot.Reference} is on the text with the SHA-256"
                + $"\n  {ballot.TextSha256}\nand the text that came has\n  {hash}\n"
                + "Sign nothing, and tell the General Secretariat.");
        }

        try
        {
            var parsed = ActText.Parser.ParseFrom(text);
            var read = new ReadText(ballot, parsed, hash, !NewerForm.IsIn(parsed, text));
            return read.Text.Exercise == ballot.Exercise ? read
                : throw new StopException(
                    ExitCode.DoesNotVerify,
                    $"{ballot.Reference} SAYS THAT IT IS {(ballot.Exercise ? "AN EXERCISE" : "NO EXERCISE")}, "
                    + "AND ITS TEXT SAYS THE OPPOSITE. Sign nothing, and tell the General Secretariat.");
        }
        catch (InvalidProtocolBufferException)
        {
            throw new StopException(
                ExitCode.DoesNotVerify,
                $"The text of {ballot.Reference} has the right hash but cannot be read by this version of the program.");
        }
    }
}
