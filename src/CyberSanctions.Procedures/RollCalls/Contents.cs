using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>Whether what is recorded is what the links hold the hashes of.</summary>
internal static class Contents
{
    public static IEnumerable<Finding> Findings(RollCall rollCall)
        => rollCall.Proceedings.Select(recorded => Of(rollCall, recorded)).OfType<Finding>();

    private static Finding? Of(RollCall rollCall, RecordedProceeding recorded)
    {
        var (kind, hash, what) = recorded switch
        {
            RecordedOpening => (FindingKind.AlteredInputs, Link.HashOf(
                rollCall.Ballot.ToJson()), "The frozen inputs are not those that the ballot opened with."),
            RecordedStatement made => (
                FindingKind.AlteredStatement, Link.HashOf(
                    made.Statement), "The statement, or its signature, is not the one that was accepted."),
            RecordedExtension extended => (
                FindingKind.AlteredExtension, Link.HashOf(Extension.Content(
                    extended.Deadline)), "The extension is not the one that was recorded."),
            RecordedDecision decided =>
                (FindingKind.AlteredDecision, Link.HashOf(decided.Conclusion), "The decision is not the one that was recorded."),
            _ => throw new ArgumentOutOfRangeException(nameof(recorded), recorded, "There is no such proceeding."),
        };
        return hash != recorded.Link.ContentSha256 ? new Finding(kind, recorded.Link.Position, what)
            : recorded is RecordedStatement { Declaration: var declaration } statement
                && HashOfDeclaration(statement) is { } signed
                && signed != Statement.HashOf(declaration)
                ? new Finding(
                    FindingKind.AlteredDeclaration,
                    recorded.Link.Position,
                    "The declaration or the reasons are not those whose hash was signed.")
            : null;
    }

    // Null where it is no statement: the replay says so.
    private static string? HashOfDeclaration(RecordedStatement made)
    {
        try
        {
            return Statement.Read(made.Statement.Payload.ToArray()).DeclarationSha256;
        }
        catch (ObjectionException)
        {
            return null;
        }
    }
}
