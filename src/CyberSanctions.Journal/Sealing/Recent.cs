using CyberSanctions.Contracts.Journal.V1;

namespace CyberSanctions.Journal.Sealing;

/// <summary>
/// The entries that were sealed here last, without a gap, so that those who follow the journal closely
/// need not ask the database for what has just been written to it.
/// </summary>
public sealed class Recent
{
    private const int MostEntries = 1_000;
    private const long MostBytes = 8 << 20;

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = [];
    private long _last;
    private long _bytes;

    /// <summary>
    /// What is next, once it is on the disk. If another replica has sealed in between, what was before is forgotten.
    /// </summary>
    public void Add(IReadOnlyCollection<Entry> entries)
    {
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                if (entry.Position != _last + 1)
                {
                    _entries.Clear();
                    _bytes = 0;
                }

                _entries.Enqueue(entry);
                _last = entry.Position;
                _bytes += entry.Payload.Length;
                while (_entries.Count > MostEntries || _bytes > MostBytes)
                {
                    _bytes -= _entries.Dequeue().Payload.Length;
                }
            }
        }
    }

    /// <summary>All after a position, in order; none when the next one is not among them.</summary>
    public IReadOnlyList<Entry> After(long position)
    {
        lock (_gate)
        {
            return _entries.TryPeek(out var first) && first.Position <= position + 1
                ? [.. _entries.Skip((int)(position + 1 - first.Position))]
                : [];
        }
    }
}
