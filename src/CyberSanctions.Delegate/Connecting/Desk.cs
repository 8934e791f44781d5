using CyberSanctions.Delegate.Files;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Connecting;

/// <summary>What every command works with.</summary>
/// <param name="Surroundings">Streams, variables, clock.</param>
/// <param name="Folder">The delegate's own folder.</param>
/// <param name="Screen">What the delegate sees.</param>
internal sealed record Desk(Surroundings Surroundings, PrivateFolder Folder, Screen Screen)
{
    /// <summary>Now.</summary>
    public DateTimeOffset Now => Surroundings.Time.GetUtcNow();

    /// <summary>The one in these surroundings.</summary>
    public static Desk In(Surroundings surroundings)
        => new(surroundings, PrivateFolder.Locate(surroundings.Variable), new Screen(surroundings));

    /// <summary>The gateway, as the signed-in delegate.</summary>
    public Gateway Connect() => new(Folder, Surroundings);
}
