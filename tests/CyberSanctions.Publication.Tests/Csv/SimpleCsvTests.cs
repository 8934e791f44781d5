using System.Text;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Publication.Artifacts;
using CyberSanctions.Publication.Tests.Fsf;
using CyberSanctions.Publication.Tests.Ftm;
using FsCheck;
using FsCheck.Fluent;

namespace CyberSanctions.Publication.Tests.Csv;

/// <summary>targets.simple.csv as readers of OpenSanctions' file of that name take it.</summary>
public sealed class SimpleCsvTests
{
    private static readonly string[] Columns =
    [
        "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers", "sanctions", "phones", "emails",
        "program_ids", "dataset", "first_seen", "last_seen", "last_change",
    ];

    [Fact]
    public void EveryField_IsQuoted_AndLinesEndWithALineFeed()
    {
        var text = Encoding.UTF8.GetString(SimpleCsv.Render(Invented.Content(Invented.Act(Invented.AureliaNimbus()))));

        var first = "\"eu-cyber-1000000100\",\"Person\",\"Aurelia Nimbus\",";
        Assert.StartsWith($"\"{string.Join("\",\"", Columns)}\"\n{first}", text);
        Assert.EndsWith("\"\n", text);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Row_HasWhatIsKnown_SortedAndJoined()
    {
        var row = Assert.Single(Rows(Invented.Act(Invented.PersonInFull("EU.1.1"))));

        Assert.Equal("\"Rain'y \"\"Cloud\"\" O’Day ☂𝄞\";Аурелия Нимбус", row["aliases"]);
        Assert.Equal("1985;1985-08-03", row["birth_date"]);
        Assert.Equal("ad;gr", row["countries"]);
        Assert.Equal("1;AT 000001", row["identifiers"]);
        Assert.Equal("+30 210 123-4567;+30 210 123-4568", row["phones"]);
        Assert.Equal("desk@example.invalid", row["emails"]);
        Assert.Equal(("EU-CYB", "eu-cyber"), (row["program_ids"], row["dataset"]));
        Assert.Equal(
            "Council Regulation (EU) 2019/796 and Council Decision (CFSP) 2019/797, cyber-attacks"
            + $" - {Reasons} - active - 2026-02-01",
            Inner(row["sanctions"]).Single());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnyListing_SaysWhatItsEntityOfFollowTheMoneySays(bool exercise)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Arb.From(AnyListing.Of), listing =>
        {
            var act = Invented.Act(listing, Invented.BlueHeron());
            act.Exercise = exercise;
            var targets = FtmJsonTests.Lines(Invented.Content(act)).Where(line => (bool)line["target"]!);
            foreach (var (row, target) in Rows(act).Zip(targets))
            {
                Assert.Equal(
                    [
                        (string?)target["id"], (string?)target["schema"], (string?)target["caption"],
                        (string?)target["first_seen"], (string?)target["last_seen"], (string?)target["last_change"],
                    ],
                    ((string[])["id", "schema", "name", "first_seen", "last_seen", "last_change"]).Select(column => row[column]));
                Assert.Equal(
                    ((string[])["name", "alias", "previousName", "weakAlias"]).SelectMany(name => FtmJsonTests.Of(target, name))
                        .Where(name => name != row["name"]).ToHashSet(),
                    Inner(row["aliases"]).ToHashSet());
                Assert.Equal(FtmJsonTests.Of(target, "phone"), Inner(row["phones"]));
                Assert.Equal(FtmJsonTests.Of(target, "address"), Inner(row["addresses"]));
                Assert.Equal(FtmJsonTests.Of(target, "birthDate"), Inner(row["birth_date"]));
            }
        }));

    private static string Reasons => Invented.AureliaNimbus().StatementOfReasons;

    private static List<Dictionary<string, string>> Rows(ActText act)
    {
        var records = Rfc4180.Read(Encoding.UTF8.GetString(SimpleCsv.Render(Invented.Content(act))), ',', "\n");
        Assert.Equal(Columns, records[0]);
        Assert.All(records, record => Assert.Equal(16, record.Length));
        return [.. records.Skip(1).Select(record => Columns.Zip(record).ToDictionary(of => of.First, of => of.Second))];
    }

    // A field of several values is a line of CSV itself.
    private static string[] Inner(string field) => field.Length == 0 ? [] : Rfc4180.Read($"{field}\0", ';', "\0").Single();
}
