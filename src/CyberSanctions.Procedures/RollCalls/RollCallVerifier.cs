using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>
/// Checks a roll call as if nothing in it were true: recomputes every hash, every signature, every
/// step of the procedure and the decision.
/// </summary>
/// <example>
/// <code>
/// 1. read       the format, to the letter
/// 2. contents   every frozen input, statement, declaration, extension and the decision against the hash in its link
/// 3. chain      positions, hashes, receipts
/// 4. replay     from the opening on by the same rules as the service, if what is recorded is what was linked
/// 5. outcome    the word, the seal over everything, and no key that signed nothing
/// </code>
/// </example>
public static class RollCallVerifier
{
    /// <summary>Verifies one.</summary>
    /// <param name="file">The roll call, as bytes.</param>
    /// <param name="trust">What is known from elsewhere.</param>
    public static Verification Verify(byte[] file, Trust trust)
    {
        RollCall rollCall;
        try
        {
            rollCall = RollCall.Read(file);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or ObjectionException)
        {
            return new Verification([new Finding(FindingKind.Unreadable, 0, unreadable.Message)], null);
        }

        using var keys = new Keyring(rollCall, trust);
        var recorded = new List<Finding>([.. keys.Findings, .. Contents.Findings(rollCall), .. Order.Findings(rollCall)]);
        List<Finding> chain = recorded.Any(finding => Order.IsAffected(finding.Kind)) ? [] : [.. Chain.Findings(rollCall, keys)];
        List<Finding> findings = [.. recorded, .. Strangers(rollCall, trust, keys), .. chain];
        Standing? standing = null;
        if (recorded.Count == 0 && !chain.Any(finding => finding.Kind == FindingKind.BrokenChain))
        {
            (standing, var violation) = Replay.Follow(rollCall, keys);
            findings.AddRange(violation is null ? [] : [violation]);
        }

        findings.AddRange([.. Closing(rollCall, keys), .. Listed(rollCall), .. Missing(rollCall, trust)]);
        return new Verification(findings, Facts(rollCall, keys, standing));
    }

    // What is signed properly, but by whom?
    private static IEnumerable<Finding> Strangers(RollCall rollCall, Trust trust, Keyring keys)
    {
        foreach (var made in rollCall.Proceedings.OfType<RecordedStatement>())
        {
            if (keys.Delegation(made.Statement.KeyId) is { } key
                && trust.DelegationKeys.TryGetValue(key.MemberState, out var own)
                && !own.Contains(key.Key.Id))
            {
                yield return new Finding(
                    FindingKind.NotOwnKey, made.Link.Position, $"A statement of {key.MemberState} is signed with {key.Key.Id},"
                        + $" which {key.MemberState} does not know as its own.");
            }
        }

        foreach (var recorded in rollCall.Proceedings.Where(recorded => keys.IsStrange(recorded.Receipt.KeyId)))
        {
            yield return new Finding(
                FindingKind.UntrustedServiceKey,
                recorded.Link.Position,
                $"The receipt is signed with {recorded.Receipt.KeyId}, which is no trusted key of the service.");
        }

        if (keys.IsStrange(rollCall.Seal.KeyId))
        {
            yield return new Finding(
                FindingKind.UntrustedServiceKey,
                0,
                $"The seal is signed with {rollCall.Seal.KeyId}, which is no trusted key of the service.");
        }
    }

    private static IEnumerable<Finding> Closing(RollCall rollCall, Keyring keys)
    {
        if (rollCall.Proceedings[^1] is RecordedDecision decision
            && decision.Conclusion["outcome"]?.ToString() != rollCall.Outcome)
        {
            yield return new Finding(
                FindingKind.WrongOutcome,
                decision.Link.Position,
                $"The file says {rollCall.Outcome}, and the decision in it {decision.Conclusion["outcome"]}.");
        }

        if (!keys.HasServiceSigned(rollCall.Seal))
        {
            yield return new Finding(FindingKind.BadSeal, 0, "The seal is not the service's for this file.");
        }
        else if (!rollCall.IsEarlier && !LowS.Is([.. rollCall.Seal.Signature]))
        {
            yield return new Finding(
                FindingKind.BadSeal,
                0,
                "The seal is not the one that the service made, but another that can be worked out from it.");
        }
    }

    // A key that signed nothing proves nothing, and somebody put it there.
    private static IEnumerable<Finding> Listed(RollCall rollCall)
    {
        var signers = rollCall.Proceedings.OfType<RecordedStatement>()
            .Select(made => made.Statement.KeyId)
            .ToHashSet(StringComparer.Ordinal);
        var services = rollCall.Proceedings.Select(recorded => recorded.Receipt.KeyId)
            .Append(rollCall.Seal.KeyId)
            .ToHashSet(StringComparer.Ordinal);
        string[] keys = [.. rollCall.Keys.Select(key => key.KeyId)];
        string[] serviceKeys = [.. rollCall.ServiceKeys.Select(key => key.KeyId)];
        foreach (var idle in keys.Where(key => !signers.Contains(key)).Concat(serviceKeys.Where(key => !services.Contains(key))))
        {
            yield return new Finding(
                FindingKind.KeyProblem, 0, $"The key {idle} is listed and has signed nothing in this ballot.");
        }

        if (!keys.SequenceEqual(keys.Order(StringComparer.Ordinal))
            || !serviceKeys.SequenceEqual(serviceKeys.Order(StringComparer.Ordinal)))
        {
            yield return new Finding(FindingKind.KeyProblem, 0, "The keys do not stand in the order of their ids.");
        }
    }

    // The service promised each of them a place in the chain.
    private static IEnumerable<Finding> Missing(RollCall rollCall, Trust trust)
    {
        var hashes = rollCall.Proceedings.Select(recorded => recorded.Link.Hash).ToHashSet(StringComparer.Ordinal);
        return trust.Receipts.Where(kept => kept.Ballot == rollCall.Ballot.Reference && !hashes.Contains(kept.Hash))
            .Select(kept => new Finding(
                FindingKind.MissingReceipt,
                kept.Position,
                "The service gave a receipt for another statement at this position, and it is not in the file."));
    }

    private static Facts Facts(RollCall rollCall, Keyring keys, Standing? standing) => new(
        rollCall.IsEarlier ? RollCall.EarlierFormat : RollCall.Format,
        rollCall.Ballot,
        rollCall.Outcome,
        rollCall.Proceedings.Count,
        rollCall.Proceedings.Count(recorded => recorded.Link.Kind == ProceedingKind.Statement),
        rollCall.Proceedings[^1].Link.Hash,
        [.. rollCall.Proceedings.OfType<RecordedStatement>().Select(
            made => new SignedBy(keys.Delegation(made.Statement.KeyId)?.MemberState ?? "", made.Statement.KeyId))],
        [.. rollCall.Ballot.Roster.Where(member => standing?.Votes.ContainsKey(member.MemberState) == true).Select(member =>
        {
            var vote = standing!.Votes[member.MemberState];
            return new VoteOnRecord(member.MemberState, vote.Choice, vote.Proxy, vote.Position);
        })],
        rollCall.Seal.KeyId,
        keys.IsKnown(rollCall.Seal.KeyId));
}
