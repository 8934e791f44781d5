using CyberSanctions.Contracts.Listing.V1;
using Grpc.Core;

namespace CyberSanctions.Listing.Tests.Pairs;

/// <summary>
/// Acts are drafted and corrected in any order, with numbers from a small heap. What must hold is kept in a dictionary of its
/// own: who has a number has it for good, and nobody else gets it.
/// </summary>
public sealed class AnyNumbersTests(ListingService listing) : IClassFixture<ListingService>
{
    private const int Steps = 60;
    private const int Numbers = 9;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WhateverIsDraftedAndCorrected_ANumberIsOneActs(int seed)
    {
        // The same steps at every run.
        var random = new Random(seed);
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var acts = new List<Act>();
        var free = (await listing.ClearedProposalAsync()).Reference;
        for (var step = 0; step < Steps; step++)
        {
            var (own, twin) = (Number(), Number());
            if (acts.Count > 0 && random.Next(3) > 0)
            {
                var act = acts[random.Next(acts.Count)];
                var expected = twin == act.Twin.Number ? "nothing-corrected"
                    : twin == act.Number ? "invalid-field"
                    : owners.GetValueOrDefault(twin, act.Reference) != act.Reference ? "act-number-taken"
                    : "";
                var correction = new CorrectActRequest { Reference = act.Reference, Twin = new Twin(act.Twin) { Number = twin } };
                var (reason, corrected) = await TriedAsync(listing.Acts.CorrectActAsync(correction));
                Assert.Equal(expected, reason);
                if (corrected is not null)
                {
                    owners[twin] = act.Reference;
                    acts[acts.IndexOf(act)] = corrected;
                }

                continue;
            }

            var wanted = own == twin ? "invalid-field"
                : owners.ContainsKey(own) || owners.ContainsKey(twin) ? "act-number-taken"
                : "";
            var (refused, drafted) = await TriedAsync(listing.Acts.DraftActAsync(PairRulesTests.Example(own, twin, free)));
            Assert.Equal(wanted, refused);
            if (drafted is not null)
            {
                (owners[own], owners[twin]) = (drafted.Reference, drafted.Reference);
                acts.Add(drafted);
                free = (await listing.ClearedProposalAsync()).Reference;
            }
        }

        Assert.InRange(acts.Count, 2, Numbers / 2);
        var shown = (await listing.Acts.ListActsAsync(new ListActsRequest())).Acts
            .Where(act => act.Number.StartsWith($"20{seed}0/", StringComparison.Ordinal)).ToList();
        var numbers = shown.SelectMany(act => new[] { act.Number, act.Twin.Number }).ToList();
        Assert.Equal(acts.Count, shown.Count);
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());

        string Number() => $"20{seed}0/{random.Next(1, Numbers + 1)}";
    }

    private static async Task<(string Reason, Act? Act)> TriedAsync(AsyncUnaryCall<Act> call)
    {
        try
        {
            return ("", await call);
        }
        catch (RpcException)
        {
            return ((await Refused.ByAsync(call)).Reason, null);
        }
    }
}
