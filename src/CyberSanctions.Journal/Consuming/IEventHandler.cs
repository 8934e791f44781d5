using CyberSanctions.Journal.Appending;
using Google.Protobuf;

namespace CyberSanctions.Journal.Consuming;

/// <summary>What a service does when it learns that something happened upstream.</summary>
/// <typeparam name="TEvent">The event, one of the messages in <c>events/v1</c>.</typeparam>
public interface IEventHandler<in TEvent>
    where TEvent : IMessage
{
    /// <summary>
    /// Applies one event of another service's journal, in the transaction that also moves the cursor. If it throws, nothing is
    /// written and the event is tried again: none is ever skipped.
    /// </summary>
    Task ApplyAsync(Change change, TEvent happened, CancellationToken cancel);
}
