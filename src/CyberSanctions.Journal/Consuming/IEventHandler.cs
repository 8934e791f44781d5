using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;

namespace CyberSanctions.Journal.Consuming;

/// <summary>What a service does when it learns what happened upstream.</summary>
public interface IEventHandler
{
    /// <summary>Full names of the events it is told of; all others are passed over.</summary>
    static abstract IReadOnlyCollection<string> EventTypes { get; }

    /// <summary>
    /// Applies one entry of another service's journal, in the transaction that also moves the
    /// cursor. If it throws, nothing is written and the entry is tried again: none is ever skipped.
    /// </summary>
    Task ApplyAsync(Change change, Entry entry, CancellationToken cancel);
}
