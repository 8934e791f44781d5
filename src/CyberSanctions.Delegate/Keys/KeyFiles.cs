using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Keys;

/// <summary>The delegate's key pairs. The newest signs; the old ones are kept to recognise what they have signed.</summary>
internal sealed class KeyFiles(PrivateFolder folder)
{
    private const string Keys = "keys";

    /// <summary>Where they are, oldest first: keys/20261122T071806120000Z-{key id}.pem.</summary>
    public IReadOnlyList<string> Names => folder.List(Keys, "*.pem");

    /// <summary>Makes another one.</summary>
    /// <returns>Its key, and the file's name.</returns>
    public (SigningKey Key, string Name) Make(DateTimeOffset now)
    {
        var key = SigningKey.Create();
        var name = $"{Keys}/{now.UtcDateTime:yyyyMMdd'T'HHmmssffffff'Z'}-{key.Public.Id}.pem";
        folder.Write(name, key.ToPem(), overwrite: false);
        return (key, name);
    }

    /// <summary>The one that signs.</summary>
    /// <exception cref="StopException">There is none.</exception>
    public SigningKey Newest()
        => Names is [.., var newest]
            ? Read(newest)
            : throw new StopException(
                ExitCode.NotSignedIn, $"You have no key to sign with. Make one with: {folder.Command("key new")}");

    /// <summary>Ids of all of them, oldest first.</summary>
    public IReadOnlyList<string> Ids()
        => [.. Names.Select(name =>
        {
            using var key = Read(name);
            return key.Public.Id;
        })];

    private SigningKey Read(string name)
    {
        try
        {
            return SigningKey.Read(folder.Read(name)!);
        }
        catch (UnusableKeyException unusable)
        {
            throw new StopException(ExitCode.NotSignedIn, $"{folder.PathOf(name)}: {unusable.Message}");
        }
    }
}
