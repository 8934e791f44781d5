using System.Globalization;
using CyberSanctions.Transparency.Notes;

namespace CyberSanctions.Transparency.Witnessing;

/// <summary>Whom one trusts (C2SP tlog-policy): which logs, and which witnesses have to have seen a checkpoint.</summary>
public sealed class LogPolicy
{
    private const string Nobody = "none";
    private readonly List<NoteKey> _logs = [];
    private readonly Dictionary<string, NoteKey> _witnesses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Least, string[] Members)> _groups = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private string? _quorum;

    private LogPolicy()
    {
    }

    /// <summary>Reads one.</summary>
    public static LogPolicy Parse(string text)
    {
        var policy = new LogPolicy();
        foreach (var (number, line) in text.Split('\n').Index())
        {
            var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (line.Any(c => c < ' ' && c != '\t') || (words.Length > 0 && words[0][0] != '#' && !policy.Take(words)))
            {
                throw new MalformedLogException(
                    string.Create(CultureInfo.InvariantCulture, $"Line {number + 1} of the policy says nothing that is known."));
            }
        }

        return policy._quorum is null ? throw new MalformedLogException("The policy names no quorum.") : policy;
    }

    /// <summary>
    /// Whether one of the logs has signed a checkpoint of its own, and enough witnesses have seen it.
    /// </summary>
    /// <exception cref="MalformedLogException">A signature that a trusted key is said to have made is none.</exception>
    public PolicyFinding Check(Note checkpoint)
    {
        var origin = Checkpoint.Parse(checkpoint.Text).Origin;
        var logs = checkpoint.By(_logs.Where(log => log.Name == origin));
        var seen = checkpoint.By(_witnesses.Values);
        return new(logs.Count > 0, _quorum == Nobody || Holds(_quorum!, [.. seen.Select(one => one.Key)]), seen);
    }

    private bool Take(string[] words)
    {
        switch (words)
        {
            case ["log", var key, ..] when words.Length <= 3:
                return Take(_logs, key, NoteKeyKind.Ed25519) is not null;
            case ["witness", var name, var key, ..] when words.Length <= 4:
                return IsNew(name) && Take(_witnesses.Values, key, NoteKeyKind.Cosignature) is { } witness
                    && _witnesses.TryAdd(name, witness);
            case ["group", var name, var least, .. { Length: > 0 } members]:
                return IsNew(name) && LeastOf(least, members.Length) is { } number
                    && members.All(member => member != Nobody && !IsNew(member) && _members.Add(member))
                    && _groups.TryAdd(name, (number, members));
            case ["quorum", var name]:
                var first = _quorum is null && (name == Nobody || !IsNew(name));
                _quorum = name;
                return first;
            default:
                return false;
        }
    }

    // One key is one log, or one witness, under whatever name.
    private NoteKey? Take(IReadOnlyCollection<NoteKey> known, string line, NoteKeyKind kind)
    {
        var key = NoteKey.Parse(line);
        if (key.Kind != kind || known.Any(other => other.Bytes.SequenceEqual(key.Bytes)))
        {
            return null;
        }

        if (kind == NoteKeyKind.Ed25519)
        {
            _logs.Add(key);
        }

        return key;
    }

    private bool IsNew(string name) => name != Nobody && !_witnesses.ContainsKey(name) && !_groups.ContainsKey(name);

    private static int? LeastOf(string word, int members) => word switch
    {
        "any" => 1,
        "all" => members,
        _ => DecimalText.Read(word) is var number && number >= 1 && number <= members ? (int)number : null,
    };

    private bool Holds(string name, HashSet<NoteKey> seen)
        => _witnesses.TryGetValue(name, out var witness)
            ? seen.Contains(witness)
            : _groups[name].Members.Count(member => Holds(member, seen)) >= _groups[name].Least;
}

/// <summary>What a policy says of a checkpoint.</summary>
/// <param name="IsOfALog">A log that is trusted has signed it.</param>
/// <param name="IsWitnessed">Enough witnesses have seen it.</param>
/// <param name="Seen">The witnesses that have, and when.</param>
public sealed record PolicyFinding(bool IsOfALog, bool IsWitnessed, IReadOnlyList<Signed> Seen);
