using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Attribution.Tests.Responses;

/// <summary>Editions of the toolbox: the one that came with the suite, and what administrators could make of it.</summary>
internal static class ToolboxExamples
{
    public static CouncilDataChanged Editions(params ToolboxData[] later) => new() { Toolboxes = { First(), later } };

    public static ToolboxData First() => new()
    {
        Edition = 1,
        ValidFrom = new Date { Year = 2017, Month = 10, Day = 11 },
        Source = "13007/17",
        Measures =
        {
            Measure("awareness-raising", "preventive", "Raising awareness of EU policies"),
            Measure("dialogue", "cooperative", "EU-led political and thematic dialogues"),
            Measure("statement", "stability", "Statements by the High Representative and on behalf of the Council"),
            Measure("signalling", "stability", "Signalling through EU-led political and thematic dialogues"),
            Measure("restrictive-measures", "restrictive", "Restrictive measures", "Article 29 TEU, Article 215 TFEU"),
            Measure("mutual-assistance", "support", "Aid and assistance", "Article 42(7) TEU"),
        },
    };

    public static ToolboxMeasure Measure(string code, string category, string title, string basis = "", bool needsText = false)
        => new() { Code = code, Category = category, Title = title, LegalBasis = basis, NeedsText = needsText };
}
