// Stand-in for a part of Aspire 13.5, used on curated package feeds only (eng/stand-ins/README.md).

namespace Aspire.Hosting;

/// <summary>The application, or one of its resources, cannot do what it should.</summary>
public class DistributedApplicationException : Exception
{
    /// <summary>Without a reason.</summary>
    public DistributedApplicationException()
    {
    }

    /// <summary>With a reason.</summary>
    public DistributedApplicationException(string message)
        : base(message)
    {
    }

    /// <summary>With a reason, and what caused it.</summary>
    public DistributedApplicationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
