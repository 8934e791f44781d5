using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Keys;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;
using CyberSanctions.Delegate.SigningIn;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Verifying;

/// <summary>What a delegation knows itself: its keys, and which statements it has receipts for.</summary>
/// <param name="MemberState">Which delegation.</param>
/// <param name="Keys">Ids of its keys, by its Member State.</param>
/// <param name="Receipts">The links that it keeps receipts for.</param>
internal sealed record OwnTrust(
    string MemberState, IReadOnlyDictionary<string, IReadOnlySet<string>> Keys, IReadOnlyList<Link> Receipts)
{
    /// <summary>What is in a folder.</summary>
    /// <exception cref="StopException">It is no delegation's, or there is no key in it: there would be nothing to
    /// check.</exception>
    public static OwnTrust Of(PrivateFolder folder, IReadOnlyList<PublicKey> serviceKeys)
    {
        // An expired token still tells whose keys these are.
        var memberState = AccessToken.Read(folder, DateTimeOffset.MinValue).MemberState;
        if (memberState.Length == 0)
        {
            throw new StopException(ExitCode.NotSignedIn, "--own-keys: you are not signed in as a delegate of a Member State.");
        }

        var ids = new KeyFiles(folder).Ids().ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            throw new StopException(ExitCode.NotSignedIn, $"--own-keys: there is no key of yours in {folder.Path}.");
        }

        var receipts = new ReceiptFiles(folder).Read(null, [.. Settings.Read(folder).AllKeys(), .. serviceKeys]);
        return new OwnTrust(
            memberState,
            new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal) { [memberState] = ids },
            [.. receipts.Select(receipt => receipt.Link)]);
    }
}
