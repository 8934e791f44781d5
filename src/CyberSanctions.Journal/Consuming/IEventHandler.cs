using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Appending;

namespace CyberSanctions.Journal.Consuming;

/// <summary>What a service does when it learns what happened upstream.</summary>
public interface IEventHandler
{
    /// <summary>
    /// Applies one entry of another service's journal, in the transaction that also moves the
    /// cursor. Entries of no interest are passed over by doing nothing. If it throws, nothing is
    /// written and the entry is tried again: no entry is ever skipped.
    /// </summary>
    Task ApplyAsync(Change change, Entry entry, CancellationToken cancel);
}
