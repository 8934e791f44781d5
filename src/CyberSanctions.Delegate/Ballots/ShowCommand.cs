using System.CommandLine;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Council;
using CyberSanctions.Delegate.Output;

namespace CyberSanctions.Delegate.Ballots;

/// <summary><c>delegate show BAL</c></summary>
internal static class ShowCommand
{
    public static Command Of(Desk desk)
    {
        var (reference, json) = (Parts.Ballot(), Parts.Json());
        var command = new Command("show", "Act and text, procedure, the tally now and what can still change it, the reference"
            + " data it opened under. Checks the text's hash.") { reference, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using var gateway = desk.Connect();
            var read = (await ReadText.FetchAsync(gateway, parsed.GetRequiredValue(reference), cancel)).Whole();
            var basis = await gateway.ReferenceData.GetForBallotAsync(
                new GetForBallotRequest { BallotReference = read.Ballot.Reference }, gateway.Options(cancel));
            if (parsed.GetValue(json))
            {
                desk.Screen.Json(Json(read, basis));
            }
            else
            {
                var published = TextView.NamesEntries(read.Text)
                    ? await PublishedList.FetchAsync(gateway, read.Text.Exercise, cancel)
                    : null;
                BallotView.Show(desk.Screen, read, published, desk.Now);
                InForceView.ShowBasis(desk.Screen, basis);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static JsonObject Json(ReadText read, InForce basis)
    {
        var now = TallyNow.Of(read.Ballot);
        return WireJson.Present(new JsonObject
        {
            ["exercise"] = read.Ballot.Exercise,
            ["ballot"] = WireJson.Of(read.Ballot),
            ["text"] = WireJson.Of(read.Text),
            ["referenceData"] = WireJson.Of(basis),
            ["computedTextSha256"] = read.Sha256,
            ["ifItEndedNow"] = now is null ? null : Words.ForScripts(now.Decision.Outcome),
            ["certain"] = now?.Outlook.Certain is { } certain ? Words.ForScripts(certain) : null,
            ["pending"] = now is null ? null : Codes(now.Outlook.Pending),
            ["canBlockAlone"] = now is null ? null : Codes(now.Outlook.CanBlockAlone),
            ["blocking"] = Coalitions(now?.Outlook.Blocking),
            ["carrying"] = Coalitions(now?.Outlook.Carrying),
        });
    }

    private static JsonArray Codes(IEnumerable<Procedures.Member> members)
        => new([.. members.Select(member => JsonValue.Create(member.MemberState))]);

    private static JsonObject? Coalitions(Procedures.Coalitions? coalitions) => coalitions is null ? null : new JsonObject
    {
        ["size"] = coalitions.Size,
        ["named"] = new JsonArray([.. coalitions.Named.Select(Codes)]),
        ["andMore"] = coalitions.AndMore,
    };
}
