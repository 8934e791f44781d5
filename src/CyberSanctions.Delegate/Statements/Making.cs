using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Connecting;
using CyberSanctions.Delegate.Keys;
using CyberSanctions.Delegate.Output;
using CyberSanctions.Delegate.Receipts;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Delegate.Statements;

/// <summary>Makes a statement, whatever it states.</summary>
/// <example>
/// <code>
/// 1. fetch      ballot and text; the text's hash is computed here
/// 2. number     by the receipts so far, the service's and those kept here
/// 3. show       exactly what is signed, and ask
/// 4. sign       with the newest key
/// 5. send       the same bytes until there is an answer
/// 6. check      the receipt, then keep it
/// </code>
/// </example>
internal static class Making
{
    public static async Task<int> MakeAsync(
        Desk desk, string reference, Intention intention, bool yes, bool json, CancellationToken cancel)
    {
        if (!yes && !desk.Surroundings.InIsTerminal)
        {
            throw new StopException(
                ExitCode.Usage, "Nobody is here to confirm. Whoever wants this signed without being asked says --yes.");
        }

        using var key = new KeyFiles(desk.Folder).Newest();
        using var gateway = desk.Connect();
        var memberState = gateway.MemberState;
        var serviceKeys = await gateway.ServiceKeysAsync(desk.Screen, cancel);
        var read = await ReadText.FetchAsync(gateway, reference, cancel);
        if (!intention.Stops)
        {
            read = read.Whole();
        }
        else if (!read.IsWhole)
        {
            desk.Screen.Warn(read.NotWhole);
        }

        var files = new ReceiptFiles(desk.Folder);
        var listed = await ListedReceipts.FetchAsync(gateway, reference, serviceKeys, cancel);
        var sequence = NextSequence.Of(memberState, listed, files.Read(reference, serviceKeys));
        foreach (var receipt in listed)
        {
            files.Keep(receipt with { Exercise = read.Ballot.Exercise });
        }

        var statement = Valid(intention.ToStatement(reference, read.Sha256, memberState, sequence, desk.Now));
        Show(desk, read, statement, intention.Declaration, key, quiet: json);
        if (!yes && !await IsConfirmedAsync(desk, read.Ballot.Exercise, cancel))
        {
            throw new StopException(ExitCode.Usage, "Nothing was signed or sent.");
        }

        var signed = SignedStatement.Sign(key, statement);
        var sending = new Sending(
            async (request, idempotencyKey, stop) =>
            {
                var options = gateway.Options(stop);
                options.Headers!.Add("idempotency-key", idempotencyKey);
                return await gateway.Ballots.MakeStatementAsync(request, options);
            },
            desk.Surroundings.Time);
        var answer = await sending.SendAsync(signed.Jws, intention.Declaration, desk.Screen.Warn, cancel);
        var proven = ReceiptCheck.CheckAnswer(answer, serviceKeys, signed.Jws, intention.Declaration, read.Ballot.Position) with
        {
            Exercise = read.Ballot.Exercise,
        };
        ReceiptCheck.CheckTogether([.. listed, proven]);
        var path = files.Keep(proven);
        if (json)
        {
            desk.Screen.Json(ReceiptView.Json(proven));
            return ExitCode.Ok;
        }

        desk.Screen.Heading($"Accepted{Words.Exercise(read.Ballot.Exercise)}");
        desk.Screen.Draw(ReceiptView.Table(desk.Screen, [proven]));
        desk.Screen.Write("The receipt verifies: it bears the service's signature and is for exactly what you signed. It is"
            + " kept, readable for you alone, in");
        desk.Screen.Verbatim($"  {path}");
        return ExitCode.Ok;
    }

    // The service would refuse it in the same words; but nobody should be asked to confirm what makes no sense.
    private static Statement Valid(Statement statement)
    {
        try
        {
            return Statement.Read(statement.ToCanonical());
        }
        catch (ObjectionException objection)
        {
            throw new StopException(ExitCode.Usage, objection.Message);
        }
    }

    private static void Show(Desk desk, ReadText read, Statement statement, string declaration, SigningKey key, bool quiet)
    {
        if (quiet)
        {
            return;
        }

        var screen = desk.Screen;
        screen.Heading($"To be signed{Words.Exercise(read.Ballot.Exercise)}");
        var table = screen.Table("", "");
        table.Add("Statement", ReceiptView.Describe(statement));
        table.Add("Ballot", $"{read.Ballot.Reference}: {Words.Of(read.Ballot.Mode)}, {Words.Of(read.Ballot.Rule)}");
        table.Add("Act", $"{read.Text.Reference} {read.Text.Number} {read.Text.Title}");
        foreach (var (what, instrument) in TextView.Instruments(read.Text))
        {
            table.Add(what, instrument);
        }

        table.Add("Time left", TimeLeft.Of(read.Ballot, desk.Now));
        table.Add("Key", key.Public.Id);
        table.Add("Text", "by its hash, computed here, the one that the ballot is on:");
        screen.Draw(table);
        screen.Verbatim($"  SHA-256 {statement.TextSha256}");
        if (declaration.Length > 0)
        {
            screen.Write($"With {(statement.Kind == StatementKind.Vote ? "this declaration" : "these reasons")} (only the hash"
                + " is in the signed part; the text is sent along):");
            screen.Indented2(declaration);
        }

        screen.Write(screen.IsTerminal ? "The signed bytes (in one line):" : "The signed bytes:");
        screen.Signed(System.Text.Encoding.UTF8.GetString(statement.ToCanonical()));
    }

    private static async Task<bool> IsConfirmedAsync(Desk desk, bool exercise, CancellationToken cancel)
    {
        desk.Surroundings.Error.Write($"{(exercise ? "This is an EXERCISE. " : "")}Sign and send this? Type yes: ");
        desk.Surroundings.Error.Flush();

        // Nothing ends the reading of a line but a line; whoever interrupts does not wait for one.
        var answer = await Task.Run(desk.Surroundings.In.ReadLine, cancel).WaitAsync(cancel);
        return answer?.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase) == true;
    }
}
