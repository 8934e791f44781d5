using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Attribution.Toolbox;

/// <summary>An edition of the cyber diplomacy toolbox, as the reference data have it (docs/reference-data.md).</summary>
internal sealed record ToolboxEdition(int Edition, IReadOnlyList<ToolEntry> Measures)
{
    /// <summary>
    /// The one that holds on a day: that with the latest first day, and of two with the same first day the newer edition.
    /// </summary>
    public static ToolboxEdition? On(DateOnly day, IEnumerable<ToolboxData> editions)
        => editions
            .Where(edition => edition.ValidFrom.ToDay() <= day && !(edition.ValidTo is { } end && end.ToDay() <= day))
            .OrderByDescending(edition => edition.ValidFrom.ToDay())
            .ThenByDescending(edition => edition.Edition)
            .Select(edition => new ToolboxEdition(edition.Edition, [.. edition.Measures.Select(ToolEntry.Of)]))
            .FirstOrDefault();
}

/// <summary>A measure of the toolbox.</summary>
/// <param name="Category">Unspecified where the reference data name none of the five: such a measure lies in no range.</param>
/// <param name="CategoryWord">As the reference data name it.</param>
/// <param name="NeedsText">It is carried out only with an approved text.</param>
/// <param name="NeedsProposal">It leads to a proposal to list somebody, without which it is not carried out.</param>
internal sealed record ToolEntry(
    string Code,
    ResponseCategory Category,
    string CategoryWord,
    string Title,
    string LegalBasis,
    bool NeedsText,
    bool NeedsProposal)
{
    private const string Restrictive = "restrictive-measures";

    // What came with the suite before the toolbox said what its measures need; no later edition says that they need less.
    private static readonly HashSet<string> Spoken = ["statement", "demarche", "cooperative-demarche", "council-conclusions"];

    private static readonly Dictionary<string, ResponseCategory> Categories = Enum.GetValues<ResponseCategory>()
        .Where(category => category != ResponseCategory.Unspecified)
        .ToDictionary(category => category.ToString().ToLowerInvariant());

    /// <summary>The category that a word of the reference data stands for; unspecified where it is none of the five.</summary>
    public static ResponseCategory CategoryOf(string word) => Categories.GetValueOrDefault(word);

    public static ToolEntry Of(ToolboxMeasure measure)
    {
        var category = CategoryOf(measure.Category);
        return new(
            measure.Code,
            category,
            measure.Category,
            measure.Title,
            measure.LegalBasis,
            measure.NeedsText || Spoken.Contains(measure.Code),
            category == ResponseCategory.Restrictive || measure.Code == Restrictive);
    }
}
