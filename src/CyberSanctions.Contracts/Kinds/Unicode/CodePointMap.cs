namespace CyberSanctions.Contracts.Kinds.Unicode;

/// <summary>What holds for ranges of code points: a script, a combining class.</summary>
internal sealed class CodePointMap<T>
{
    private readonly int[] _firsts;
    private readonly int[] _lasts;
    private readonly T[] _values;
    private readonly T _elsewhere;

    /// <param name="ranges">Ranges that do not overlap.</param>
    /// <param name="elsewhere">What holds outside of them.</param>
    public CodePointMap(IEnumerable<(int First, int Last, T Value)> ranges, T elsewhere)
    {
        var sorted = ranges.OrderBy(range => range.First).ToList();
        _firsts = [.. sorted.Select(range => range.First)];
        _lasts = [.. sorted.Select(range => range.Last)];
        _values = [.. sorted.Select(range => range.Value)];
        _elsewhere = elsewhere;
    }

    /// <summary>What holds for one.</summary>
    public T this[int codePoint]
    {
        get
        {
            var found = Array.BinarySearch(_firsts, codePoint);
            var at = found >= 0 ? found : ~found - 1;
            return at >= 0 && codePoint <= _lasts[at] ? _values[at] : _elsewhere;
        }
    }
}
