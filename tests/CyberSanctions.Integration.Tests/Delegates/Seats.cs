namespace CyberSanctions.Integration.Tests.Delegates;

/// <summary>The delegations that sit at a terminal, each signed in and with a registered key; the same for all tests.</summary>
public sealed class Seats : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seats-").FullName;
    private readonly Dictionary<string, Seat> _taken = [];
    private int _seats;

    /// <summary>That of a Member State.</summary>
    internal async Task<Seat> OfAsync(Suite suite, string memberState)
    {
        if (!_taken.TryGetValue(memberState, out var seat))
        {
            (seat, _) = await NewAsync(suite, memberState);
            _taken[memberState] = seat;
        }

        return seat;
    }

    /// <summary>Another delegate of a Member State, with another key.</summary>
    internal async Task<(Seat Seat, string KeyId)> NewAsync(Suite suite, string memberState)
    {
        var seat = Empty(memberState);
        (await seat.SignInAsync(suite)).ExitedWith(0);
        return (seat, await seat.RegisterAsync(suite, await seat.RunAsync("key", "new")));
    }

    /// <summary>A delegate who has done nothing yet.</summary>
    internal Seat Empty(string memberState)
        => new(memberState, Directory.CreateDirectory(Path.Combine(_folder, $"{memberState}{++_seats}")).FullName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
