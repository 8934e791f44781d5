using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;

namespace CyberSanctions.Delegate.Watching;

/// <summary>A proceeding in one line, and for scripts.</summary>
internal static class ProceedingView
{
    /// <summary>In one line: <c>3  2026-11-22 05:33:41Z  FR votes for</c>.</summary>
    public static string Line(Proceeding proceeding)
        => $"{proceeding.Position,3}  {proceeding.At?.ToDateTimeOffset():u}  {What(proceeding)}{After(proceeding)}";

    /// <summary>For scripts: as REST names it, with what it says in words and the statement beside its JWS.</summary>
    public static JsonObject Json(Proceeding proceeding, bool exercise)
    {
        var json = WireJson.Of(proceeding);
        json["exercise"] = exercise;
        json["what"] = What(proceeding);
        if (Board.StatementOf(proceeding) is { } statement)
        {
            json["stated"] = statement.ToJson();
        }

        return json;
    }

    private static string What(Proceeding proceeding) => proceeding.Kind switch
    {
        ProceedingKind.Opening => "the ballot opens",
        ProceedingKind.Statement =>
            Board.StatementOf(proceeding) is { } statement ? ReceiptView.Describe(statement) : "a statement",
        ProceedingKind.Extension => $"extended until {proceeding.Deadline?.ToDateTimeOffset():u}",
        ProceedingKind.Decision => $"decided: {Words.Of(proceeding.Decision?.Outcome ?? Outcome.Unspecified)}",
        _ => "something that this version does not know",
    };

    private static string After(Proceeding proceeding) => proceeding.StateAfter == BallotState.Suspended ? " (suspended)" : "";
}
