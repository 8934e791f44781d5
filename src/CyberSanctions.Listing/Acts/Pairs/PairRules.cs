using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Listing.Acts.Pairs;

/// <summary>
/// Something that an act is to do and cannot, for want of an instrument; or an instrument that would do nothing.
/// </summary>
/// <param name="ProposalReference">The proposal that it is about; empty where it is about the act as a whole.</param>
/// <param name="Message">What is missing, as a sentence.</param>
internal sealed record PairGap(string ProposalReference, string Message);

/// <summary>
/// Which instrument what an act does rests on. The travel ban is Article 4 of Decision (CFSP) 2019/797, carried out by the Member
/// States; the freeze, which the Decision's Article 5 provides for, binds by Article 3 of Regulation (EU) 2019/796 alone. The
/// days until which listings and the framework apply are the Decision's (Article 10): the Regulation has none.
/// </summary>
internal static class PairRules
{
    // The answer travels in a header.
    private const int MostNamed = 20;

    /// <summary>
    /// All gaps of an act, in the order of its proposals. There are none in an act that does not say which instrument it is,
    /// nor in a corrigendum: what is misprinted in one of the two is put right in that one.
    /// </summary>
    /// <param name="act">The act, with its proposals.</param>
    /// <param name="measures">What the entries that it amends or takes off the list are under, by reference.</param>
    public static IReadOnlyList<PairGap> Gaps(Act act, IReadOnlyDictionary<string, IReadOnlyCollection<Measure>> measures)
        => act.Instrument == Instrument.Unspecified || act.Corrects is not null ? [] : [.. Find(act, measures)];

    /// <summary>Refuses an act with gaps, and names them.</summary>
    /// <param name="act">The act, with its proposals.</param>
    /// <param name="measures">As of <see cref="Gaps"/>.</param>
    /// <param name="field">Under which field they are named.</param>
    public static void Require(Act act, IReadOnlyDictionary<string, IReadOnlyCollection<Measure>> measures, string field)
    {
        var gaps = Gaps(act, measures);
        if (gaps.Count > 0)
        {
            throw PairRefusals.MeasureWithoutInstrument.Because(
                [.. gaps.Take(MostNamed).Select(gap => new FieldProblem(field, gap.Message))]);
        }
    }

    /// <summary>Refuses a corrigendum of an instrument that the act that it corrects has not.</summary>
    /// <param name="corrigendum">The corrigendum.</param>
    /// <param name="corrected">What the other act is itself; unspecified where it does not say so.</param>
    /// <param name="isPair">Whether that one is a pair.</param>
    public static void RequireCorrectable(Act corrigendum, Instrument corrected, bool isPair)
    {
        var other = corrigendum.Corrects.ActReference;
        if (corrigendum.Twin is not null && !isPair)
        {
            throw PairRefusals.NoPairToCorrect.Because(
                "twin", $"{other} is one instrument; only what corrects a pair can be one.");
        }

        if (!isPair && corrected != Instrument.Unspecified && corrigendum.Instrument != Instrument.Unspecified
            && corrigendum.Instrument != corrected)
        {
            throw PairRefusals.NoPairToCorrect.Because(
                "instrument", $"{other} is a {Words(corrected)}, and is corrected as one.");
        }
    }

    private static IEnumerable<PairGap> Find(Act act, IReadOnlyDictionary<string, IReadOnlyCollection<Measure>> measures)
    {
        var isPair = act.Twin is not null;
        var (decision, regulation) =
            (isPair || act.Instrument == Instrument.Decision, isPair || act.Instrument == Instrument.Regulation);
        var regulationDoes = false;
        foreach (var proposal in act.Proposals)
        {
            var reference = proposal.Reference;
            if (proposal.Kind is OperationKind.Renew or OperationKind.Extend)
            {
                if (!decision)
                {
                    yield return new(
                        reference, $"{reference} sets a day that is the Decision's alone; the act is a Regulation without one.");
                }

                continue;
            }

            var touched = Touched(proposal, measures).Distinct().ToList();
            if (touched.Count == 0)
            {
                // Nobody knows; what the entry is, or is not, is refused elsewhere.
                regulationDoes = true;
                continue;
            }

            var freeze = touched.Contains(Measure.AssetFreeze);
            regulationDoes |= freeze;
            if (freeze && !regulation)
            {
                yield return new(
                    reference, $"{reference} is about an asset freeze, and the act is a Decision without a Regulation.");
            }

            if (touched.Contains(Measure.TravelBan) && !decision)
            {
                yield return new(
                    reference, $"{reference} is about a travel ban, and the act is a Regulation without a Decision.");
            }

            // Both instruments say what a pair amends or takes off, and this one stands in the Annex to the Decision only.
            if (isPair && !freeze && proposal.Kind != OperationKind.List)
            {
                yield return new(
                    reference,
                    $"{reference} is about an entry under a travel ban alone, which is for an act that is a Decision alone.");
            }
        }

        if (regulation && !regulationDoes)
        {
            yield return new("", "The Regulation would do nothing: nothing in the act is about an asset freeze.");
        }
    }

    // What is amended is under what it was under, and under what it is to be.
    private static IEnumerable<Measure> Touched(
        Proposal proposal, IReadOnlyDictionary<string, IReadOnlyCollection<Measure>> measures)
        => proposal.Kind switch
        {
            OperationKind.Amend => measures.GetValueOrDefault(proposal.Amendment.EntryReference, [])
                .Concat(proposal.Amendment.Fields.Contains(EntryField.Measures) ? proposal.Amendment.After.Measures : []),
            OperationKind.Delist => measures.GetValueOrDefault(proposal.Delisting.EntryReference, []),
            _ => proposal.Measures,
        };

    private static string Words(Instrument instrument) => instrument == Instrument.Decision ? "Decision" : "Regulation";
}
