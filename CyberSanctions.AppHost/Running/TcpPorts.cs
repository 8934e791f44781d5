using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CyberSanctions.AppHost.Running;

/// <summary>Looks at ports before anything is started: afterwards it would be an error deep in a log.</summary>
internal static class TcpPorts
{
    // Below the range from which the kernel takes ports for outgoing connections: nobody takes one by accident while its
    // process is restarting.
    private const int First = 20_000;
    private const int End = 32_000;
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <exception cref="SuiteException">Somebody listens there.</exception>
    public static void Demand(int port, string purpose, string setting)
    {
        if (!IsFree(port))
            throw new SuiteException(string.Create(CultureInfo.InvariantCulture, $"Port {port} ({purpose}) is in use. Stop what listens there, or choose another: --{setting}={port + 1000}"));
    }

    public static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && CanListen(IPAddress.IPv6Loopback, port);

    /// <summary>The port if it is free, else any that is.</summary>
    public static int FreeOrOther(int port) => IsFree(port) ? port : Any();

    /// <summary>Any port that is free, another one each time.</summary>
    public static int Any()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            if (Given.TryAdd(port, true) && IsFree(port))
                return port;
        }
    }

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e)
        {
            // No IPv6 here: then nobody listens there.
            return e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
