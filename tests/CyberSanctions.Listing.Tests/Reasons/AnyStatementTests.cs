using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Listing.V1;

namespace CyberSanctions.Listing.Tests.Reasons;

/// <summary>
/// Statements and dossiers put together at random, held against the rules as a lawyer would put them, and against what may never
/// be: that less evidence makes more of a case.
/// </summary>
public sealed class AnyStatementTests
{
    private static readonly string[] Evidence = [Cited.Report, Cited.Invoice, Cited.CopyOfReport, Cited.Intercept];
    private static readonly string[] Items = [Cited.Incident, .. Evidence, Cited.Aurelia, Cited.BlueHeron, Cited.Employment];
    private static readonly string[] Texts = ["Aurelia Nimbus did it.", "Nimbus Water Works was attacked.", "It was done."];

    [Fact]
    public void Statement_Stands_WhenTheLawSaysSo_AndOnlyThen()
    {
        var (stand, fall) = (0, 0);
        for (var seed = 0; seed < 20_000; seed++)
        {
            var spoilt = Any(new Random(seed));
            var stands = spoilt.Check().Count == 0;
            Assert.True(stands == Stands(spoilt), $"seed {seed}: {string.Join(" ", spoilt.Check().Select(gap => gap.Text))}");
            _ = stands ? stand++ : fall++;
        }

        // Both happen, often enough.
        Assert.InRange(stand, 1_000, 19_000);
        Assert.InRange(fall, 1_000, 19_000);
    }

    [Fact]
    public void Release_ThatIsWithdrawn_NeverMendsAStatement()
    {
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var spoilt = Any(random);
            var before = spoilt.Check().Count;
            spoilt.Refused.Add(Evidence[random.Next(Evidence.Length)]);
            Assert.True(spoilt.Check().Count == 0 ? before == 0 : true, $"seed {seed}");
        }
    }

    // Mostly what stands, with some of it taken away or put elsewhere.
    private static Spoilt Any(Random random)
    {
        var spoilt = new Spoilt();
        if (random.Next(3) == 0)
        {
            spoilt.Ground = (ListingGround)random.Next(1, 4);
        }

        for (var changes = random.Next(4); changes > 0; changes--)
        {
            Change(spoilt, random);
        }

        return spoilt;
    }

    private static void Change(Spoilt spoilt, Random random)
    {
        var paragraph = spoilt.Paragraphs[random.Next(spoilt.Paragraphs.Count)];
        var item = Items[random.Next(Items.Length)];
        switch (random.Next(12))
        {
            case 0 or 1:
                if (!paragraph.Cites.Remove(item))
                {
                    paragraph.Cites.Add(item);
                }

                break;
            case 2:
                paragraph.Text = Texts[random.Next(Texts.Length)];
                break;
            case 3:
                paragraph.Individual = !paragraph.Individual;
                paragraph.Ground = paragraph.Individual ? (ListingGround)random.Next(4) : ListingGround.Unspecified;
                break;
            case 4:
                paragraph.Effects.Clear();
                break;
            case 5:
                paragraph.Effects.Add((EffectFactor)random.Next(1, 8));
                break;
            case 6:
                spoilt.Released.Add(Cited.Intercept);
                paragraph.Cites.Add(Cited.Intercept);
                break;
            case 7:
                spoilt.Refused.Add(Evidence[random.Next(Evidence.Length)]);
                break;
            case 8:
                spoilt.Damaged.Add(Evidence[random.Next(Evidence.Length)]);
                break;
            case 9:
                spoilt.Paragraphs.Add(Cited.Context(Texts[random.Next(Texts.Length)]));
                break;
            case 10:
                spoilt.Paragraphs.Add(
                    Cited.Individual(
                        Texts[random.Next(Texts.Length)], spoilt.Ground, random.Next(2) == 0 ? Cited.Aurelia : Cited.BlueHeron));
                spoilt.Paragraphs[^1].Cites.Add(Cited.Employment);
                break;
            default:
                spoilt.Paragraphs.RemoveAt(random.Next(spoilt.Paragraphs.Count));
                if (spoilt.Paragraphs.Count == 0)
                {
                    spoilt.Paragraphs.Add(Cited.Context(Texts[0]));
                }

                break;
        }
    }

    // The same once more, as one sentence after the other, and without anything of the service's.
    private static bool Stands(Spoilt s)
    {
        bool Usable(string id)
            => Evidence.Contains(id) && s.Released.Contains(id) && !s.Refused.Contains(id) && !s.Damaged.Contains(id);
        int Source(string id) => id is Cited.Report or Cited.CopyOfReport ? 1 : id is Cited.Invoice ? 2 : 3;
        int Sources(IEnumerable<ReasonsParagraph> of)
            => of.SelectMany(p => p.Cites).Where(Usable).Select(Source).Distinct().Count();
        bool Speaks(ReasonsParagraph p) => p.Text.Contains("Aurelia Nimbus", StringComparison.Ordinal)
            || p.Text.Contains("Nimbus Water", StringComparison.Ordinal); // her last name stands in that of the works
        var making = s.Paragraphs.Where(p => p.Individual && p.Ground == s.Ground).ToList();
        return s.Paragraphs.TrueForAll(p => p.Cites.Any(Evidence.Contains))
            && s.Paragraphs.TrueForAll(p => p.Cites.Where(Evidence.Contains).All(Usable))
            && s.Paragraphs.TrueForAll(p => p.Ground == ListingGround.Unspecified || p.Ground == s.Ground)
            && s.Paragraphs.TrueForAll(p => p.Effects.Count == 0
                || (p.Cites.Contains(Cited.Incident) && p.Cites.Any(Usable)
                    && p.Effects.All(e => e is EffectFactor.Disruption or EffectFactor.EconomicLoss)))
            && s.Paragraphs.Exists(p => p.Effects.Count > 0)
            && s.Paragraphs.Exists(p => p.Individual && Speaks(p))
            && making.Count > 0
            && making.TrueForAll(p => p.Cites.Contains(Cited.Aurelia) && p.Cites.Any(Usable)
                && (s.Ground == ListingGround.Associated
                    ? p.Cites.Contains(Cited.Employment) && p.Cites.Contains(Cited.Invoice) && Usable(Cited.Invoice)
                    : p.Cites.Contains(Cited.Incident)))
            && Sources(s.Paragraphs) >= 2
            && Sources(making) >= 2;
    }
}
