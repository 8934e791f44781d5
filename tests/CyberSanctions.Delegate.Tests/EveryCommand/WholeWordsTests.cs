using CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Delegate.Tests.EveryCommand;

/// <summary>In a window of 80 columns, and in a narrow one, every word is as whole as in a very wide one.</summary>
public sealed class WholeWordsTests
{
    public static TheoryData<string, int> Commands
    {
        get
        {
            var data = new TheoryData<string, int>();
            // The standard output is to the letter.
            foreach (var command in AtADesk.Commands.Where(command => !command.EndsWith("--output -", StringComparison.Ordinal)))
            {
                data.Add(command, 80);
                data.Add(command, 44);
            }

            return data;
        }
    }

    public static TheoryData<string> Helps =>
    [
        "--help", "login --help", "key --help", "key new --help", "key show --help", "trust --help", "agenda --help",
        "show --help", "diff --help", "vote --help", "proxy --help", "proxy give --help", "proxy withdraw --help",
        "silence --help", "silence break --help", "reserve --help", "lift --help", "brake --help", "watch --help",
        "receipts --help", "verify --help", "rollcall --help", "reference-data --help", "completion --help",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Output_IsBrokenBetweenWordsOnly(string command, int width)
    {
        var narrow = await TypeAsync(command, width);
        var wide = await TypeAsync(command, 20_000);

        var known = Words(wide).ToHashSet();
        Assert.DoesNotContain(Words(narrow), word => !known.Contains(word) && !IsNewEachTime(word));
        Assert.All(
            narrow.Out.Split('\n'),
            line => Assert.True(line.Length <= Math.Max(width, 80) || line.Split(' ').Any(IsToBeCopied), line));
    }

    [Theory]
    [MemberData(nameof(Helps))]
    public async Task Help_FitsInto80Columns(string command)
    {
        using var rehearsal = new Rehearsal();

        Assert.Equal(0, await rehearsal.RunAsync(command.Split(' ')));

        Assert.All(rehearsal.Out.ToString().Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    [Fact]
    public async Task SignedBytes_AreBrokenAfterMembers_AndAreTheSameWithoutTheBreaks()
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);
        using var rehearsal = new Rehearsal(input: "yes\n", terminal: true);
        await service.SignInAsync(rehearsal);

        await rehearsal.RunAsync("vote", Made.Reference, "for");

        var lines = rehearsal.Out.ToString().Split('\n');
        var first = Array.FindIndex(lines, line => line.StartsWith("{\"ballot\"", StringComparison.Ordinal));
        var signed = lines.Skip(first).TakeWhile(line => line.Length > 0).ToList();
        var sent = System.Buffers.Text.Base64Url.DecodeFromChars(service.Sent.Single().Statement.Split('.')[1]);
        Assert.All(signed, line => Assert.InRange(line.Length, 1, 80));
        Assert.Equal(System.Text.Encoding.UTF8.GetString(sent), string.Concat(signed));
    }

    private static async Task<(int Code, string Out, string Error)> TypeAsync(string command, int width)
    {
        await using var service = await AtADesk.OpenAsync(exercise: true);
        service.Ballot.Rule = Rule.ReinforcedQualifiedMajority;
        service.Ballot.ActTitle = "Council Implementing Regulation concerning "
            + "Donaudampfschifffahrtsgesellschaftskapitänsmützen and restrictive measures";
        service.Ballot.Votes.Add(new Vote
        {
            MemberState = "FR",
            Choice = Choice.ConstructiveAbstain,
            Proxy = "DE",
            Declaration = "Our declaration.",
        });
        return await AtADesk.TypeAsync(service, command, width);
    }

    // A key, a hash, a path.
    private static bool IsToBeCopied(string word) => word.Length > 40;

    private static IEnumerable<string> Words((int Code, string Out, string Error) typed)
        => (typed.Out + typed.Error)
            .Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsLetterOrDigit));

    // Keys, hashes, signatures, times and the names of temporary folders, and what a narrow list puts before its cells. One
    // thumbprint in some 1,500 has no digit.
    private static bool IsNewEachTime(string word)
        => word.EndsWith(':') || word.Contains('/') || word.Any(char.IsDigit) || IsThumbprint(word.TrimEnd('.'));

    // SHA-256 in base64url.
    private static bool IsThumbprint(string word)
        => word.Length == 43 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
