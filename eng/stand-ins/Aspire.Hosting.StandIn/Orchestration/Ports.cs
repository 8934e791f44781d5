// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Gives every endpoint its port, once: a restarted process keeps it.</summary>
internal static class Ports
{
    // Below the range from which the kernel takes ports for outgoing connections: nobody takes a port by accident
    // while its process is restarting.
    private const int First = 20_000;
    private const int End = 32_000;

    public static void Allocate(IEnumerable<IResource> resources, bool randomize)
    {
        var taken = new HashSet<int>();
        foreach (var endpoint in resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>()))
        {
            var port = endpoint.TargetPort ?? (randomize && endpoint.IsProxied ? null : endpoint.Port) ?? AnyFree(taken);
            taken.Add(port);
            endpoint.Allocated.TrySetResult(port);
        }
    }

    private static int AnyFree(HashSet<int> taken)
    {
        while (true)
        {
            var port = Random.Shared.Next(First, End);
            if (!taken.Contains(port) && IsFree(IPAddress.Loopback, port) && IsFree(IPAddress.IPv6Loopback, port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e)
        {
            // No IPv6 on this machine: then it cannot be in use there.
            return e.SocketErrorCode is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported;
        }
    }
}
