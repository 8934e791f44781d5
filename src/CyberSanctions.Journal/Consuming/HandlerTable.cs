using CyberSanctions.Contracts.Events;
using CyberSanctions.Journal.Appending;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CyberSanctions.Journal.Consuming;

/// <summary>
/// Who is told of which events, for one consumer of one journal. All others that the contracts know are passed over.
/// </summary>
public sealed class HandlerTable(string source, string consumer)
{
    private readonly Dictionary<string, Row> _rows = new(StringComparer.Ordinal);

    /// <summary>The service whose journal is followed.</summary>
    public string Source => source;

    /// <summary>What the consumer is called: within the service, no other is called so.</summary>
    public string Consumer => consumer;

    /// <summary>Full names of the events that are applied.</summary>
    public IReadOnlyCollection<string> EventTypes => _rows.Keys;

    /// <summary>Tells <typeparamref name="THandler"/> of each <typeparamref name="TEvent"/>.</summary>
    /// <exception cref="ArgumentException">Somebody is told of it already.</exception>
    public HandlerTable On<TEvent, THandler>()
        where TEvent : IMessage<TEvent>, new()
        where THandler : class, IEventHandler<TEvent>
    {
        var parser = new MessageParser<TEvent>(() => new TEvent());
        _rows.Add(new TEvent().Descriptor.FullName, new Row(typeof(THandler), (services, change, payload, cancel) =>
            services.GetRequiredService<THandler>().ApplyAsync(change, parser.ParseFrom(payload), cancel)));
        return this;
    }

    /// <summary>Whether an event is applied.</summary>
    public bool Applies(string eventType) => _rows.ContainsKey(eventType);

    /// <summary>Whether a handler is among those who are told of something.</summary>
    public bool Tells(Type handler) => _rows.Values.Any(row => row.Handler == handler);

    /// <summary>Applies an event.</summary>
    public Task ApplyAsync(
        IServiceProvider services, Change change, string eventType, ByteString payload, CancellationToken cancel)
        => _rows[eventType].Apply(services, change, payload, cancel);

    /// <summary>What can be told apart from what is unheard of: all that the contracts define, and what is applied.</summary>
    internal IEnumerable<string> Known => EventFiles.TypeNames.Union(_rows.Keys);

    internal void AddHandlers(IServiceCollection services)
    {
        foreach (var row in _rows.Values)
        {
            services.TryAddSingleton(row.Handler);
        }
    }

    private sealed record Row(Type Handler, Func<IServiceProvider, Change, ByteString, CancellationToken, Task> Apply);
}
