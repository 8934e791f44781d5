using CyberSanctions.Transparency.Notes;
using CyberSanctions.Transparency.Tree;

namespace CyberSanctions.Transparency.Witnessing;

/// <summary>Whether a witness cosigns (C2SP tlog-witness): only what goes on from what it has cosigned before.</summary>
public static class WitnessRules
{
    /// <summary>Decides on a checkpoint.</summary>
    /// <param name="asked">What the log has sent.</param>
    /// <param name="logs">The keys of the logs that the witness knows, each under its origin.</param>
    /// <param name="latest">
    /// The largest checkpoint that it has cosigned of that log; nothing: none. Nobody else may change it meanwhile.
    /// </param>
    public static WitnessAnswer Decide(AddCheckpoint asked, IReadOnlyList<NoteKey> logs, Checkpoint? latest)
    {
        var checkpoint = Checkpoint.Parse(asked.Checkpoint.Text);
        var keys = logs.Where(log => log.Name == checkpoint.Origin).ToList();
        if (keys.Count == 0)
        {
            return WitnessAnswer.UnknownLog;
        }

        if (!IsSigned(asked.Checkpoint, keys))
        {
            return WitnessAnswer.NotSigned;
        }

        if (asked.Old > checkpoint.Size)
        {
            return WitnessAnswer.Malformed;
        }

        if (asked.Old != (latest?.Size ?? 0)
            || (latest is not null && asked.Old == checkpoint.Size && latest.Root != checkpoint.Root))
        {
            return WitnessAnswer.NotWhatWasSeen;
        }

        return Verification.IsConsistent(
            asked.Old, latest?.Root ?? TreeHash.OfNothing, checkpoint.Size, checkpoint.Root, asked.Proof)
                ? WitnessAnswer.Cosigned
                : WitnessAnswer.NotConsistent;
    }

    private static bool IsSigned(Note checkpoint, List<NoteKey> keys)
    {
        try
        {
            return checkpoint.By(keys).Count > 0;
        }
        catch (MalformedLogException)
        {
            // One that is none, of a key that is known: the whole note is nobody's.
            return false;
        }
    }
}

/// <summary>What a witness answers, with the status of HTTP that says so.</summary>
public enum WitnessAnswer
{
    /// <summary>It has cosigned.</summary>
    Cosigned = 200,

    /// <summary>The size from which the checkpoint goes on is larger than its own.</summary>
    Malformed = 400,

    /// <summary>None of the keys of that log has signed it.</summary>
    NotSigned = 403,

    /// <summary>It does not know that log.</summary>
    UnknownLog = 404,

    /// <summary>It has seen another size, or another tree of that size; it says which size.</summary>
    NotWhatWasSeen = 409,

    /// <summary>The tree is not one that goes on from what it has seen.</summary>
    NotConsistent = 422,
}
