extern alias client;

using client::CyberSanctions.Delegate.Ballots;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Acts;
using CyberSanctions.Testing;

namespace CyberSanctions.Publication.Tests;

/// <summary>What a delegate is told before the vote (<c>delegate diff</c>) is what publication then does.</summary>
public class DelegatesDiffTests
{
    /// <summary>Acts one after the other, by what is special about the last.</summary>
    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool>();
            foreach (var name in Acts.Keys)
            {
                cases.Add(name, false);
                cases.Add(name, true);
            }

            return cases;
        }
    }

    private static Dictionary<string, ActListing[][]> Acts { get; } = new()
    {
        ["the first of the list"] = [[Invented.AureliaNimbus("EU.1.1"), Invented.BlueHeron()]],
        ["somebody of whom everything is said"] = [
            [Invented.PersonInFull("EU.1.1"), Invented.EntityInFull()], [Invented.PersonInFull("EU.3.3")]
        ],
        ["others than before"] = [[Invented.AureliaNimbus("EU.1.1")], [Invented.BlueHeron("EU.2.2")]],
        ["the same person under the same number"] = [[Invented.AureliaNimbus("EU.1.1")], [Invented.AureliaNimbus("EU.1.1")]],
        ["the same person under another number"] = [[Invented.AureliaNimbus("EU.1.1")], [Invented.AureliaNimbus("EU.3.3")]],
        ["the same person without a number"] = [[Invented.AureliaNimbus("EU.1.1")], [Invented.AureliaNimbus()]],
        ["somebody else under a number that is taken"] = [[Invented.AureliaNimbus("EU.1.1")], [Invented.BlueHeron("EU.1.1")]],
        ["the same number twice in one act"] = [
            [Invented.AureliaNimbus("EU.1.1")], [Invented.BlueHeron("EU.2.2"), Invented.AureliaNimbus("EU.2.2")]
        ],
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Diff_AddsExactlyTheEntriesThatPublicationAdds(string name, bool exercise)
    {
        await using var service = await TestService.StartAsync<Program>("publication");
        using var client = service.CreateClient();
        var path = exercise ? "/exercise/lists/eu-cyber-exercise/latest/list.json" : "/lists/eu-cyber/latest/list.json";
        IReadOnlyList<Entry> before = [];
        foreach (var (number, listings) in Acts[name].Index())
        {
            var act = Invented.Act(number + 1, listings);
            act.Exercise = exercise;
            var told = ListDiff.Of([.. act.Listings.Select(Entry.Of)], before);

            await service.ApplyAsync<BallotDecidedHandler>(Invented.Adopted(act));
            var after = PublishedList.Read(await client.GetByteArrayAsync(path));

            Assert.Equal((exercise ? "eu-cyber-exercise" : "eu-cyber", number + 1), (after.Name, after.Version));
            Assert.Equal(before.Select(Told), after.Entries.Take(before.Count).Select(Told));
            var added = after.Entries.Skip(before.Count).ToList();
            Assert.Equal(told.Select(addition => addition.Entry.Fields), added.Select(entry => entry.Fields));
            Assert.Equal(told.Select(addition => addition.Entry.Name), added.Select(entry => entry.Name));
            Assert.All(told.Zip(added), pair => Assert.True(
                pair.First.Entry.EuReferenceNumber.Length > 0
                    ? pair.Second.EuReferenceNumber == pair.First.Entry.EuReferenceNumber
                    : pair.Second.EuReferenceNumber.StartsWith(exercise ? "EXERCISE-" : "CYB-", StringComparison.Ordinal),
                $"{pair.First.Entry.EuReferenceNumber} was told, and {pair.Second.EuReferenceNumber} published"));
            before = after.Entries;
        }
    }

    private static string Told(Entry entry) => $"{entry.EuReferenceNumber} {string.Join('|', entry.Fields.Values)}";
}
