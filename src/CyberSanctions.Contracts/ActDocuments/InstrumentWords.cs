using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Contracts.ActDocuments;

/// <summary>What an instrument calls itself, and the list that it amends.</summary>
/// <param name="Itself">"This Decision".</param>
/// <param name="Amended">The act whose list it is: "Decision (CFSP) 2019/797".</param>
/// <param name="List">The list: "the Annex to Decision (CFSP) 2019/797".</param>
/// <param name="Background">When that was adopted, as recitals begin.</param>
internal sealed record InstrumentWords(string Itself, string Amended, string List, string Background)
{
    private const string Subject =
        "concerning restrictive measures against cyber-attacks threatening the Union or its Member States";

    private static readonly InstrumentWords Decision = new(
        "This Decision",
        "Decision (CFSP) 2019/797",
        "the Annex to Decision (CFSP) 2019/797",
        $"On 17 May 2019, the Council adopted Decision (CFSP) 2019/797 {Subject}.");

    private static readonly InstrumentWords Regulation = new(
        "This Regulation",
        "Regulation (EU) 2019/796",
        "Annex I to Regulation (EU) 2019/796",
        $"On 17 May 2019, the Council adopted Regulation (EU) 2019/796 {Subject}.");

    private static readonly InstrumentWords Unsaid = new(
        "This act",
        "Decision (CFSP) 2019/797 or Regulation (EU) 2019/796",
        "the list of natural and legal persons, entities and bodies subject to restrictive measures against cyber-attacks",
        $"On 17 May 2019, the Council adopted Decision (CFSP) 2019/797 and Regulation (EU) 2019/796 {Subject}.");

    /// <summary>Whether a measure is one of this instrument: a travel ban is none of the Regulation's.</summary>
    public bool Holds(Measure measure) => measure == Measure.AssetFreeze || this != Regulation;

    public static InstrumentWords Of(Instrument instrument) => instrument switch
    {
        Instrument.Decision => Decision,
        Instrument.Regulation => Regulation,
        _ => Unsaid,
    };
}
