using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CyberSanctions.AppHost.Running;

/// <summary>Looks at ports before anything is started: afterwards it would be an error deep in a log.</summary>
internal static class TcpPorts
{
    /// <exception cref="SuiteException">Somebody listens there.</exception>
    public static void Demand(int port, string purpose, string setting)
    {
        if (!IsFree(port))
            throw new SuiteException(string.Create(CultureInfo.InvariantCulture, $"Port {port} ({purpose}) is in use. Stop what listens there, or choose another: --{setting}={port + 1000}"));
    }

    public static bool IsFree(int port) => CanListen(IPAddress.Loopback, port) && CanListen(IPAddress.IPv6Loopback, port);

    /// <summary>The port if it is free, else any that is.</summary>
    public static int FreeOrOther(int port)
    {
        if (IsFree(port))
            return port;

        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
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
