using CyberSanctions.Attribution.Partners;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>The rule by which partners are shown items, said once more in other words, for all there is.</summary>
public sealed class ShareRulesTests
{
    private static readonly Handling[] All =
        [Handling.TlpClear, Handling.TlpGreen, Handling.TlpAmber, Handling.TlpAmberStrict, Handling.TlpRed];

    private static readonly HashSet<Handling> Seen = [Handling.TlpClear, Handling.TlpGreen, Handling.TlpAmber];

    [Fact]
    public void Item_IsShown_WhenItWasAndIsMarkedSo_AndNobodyTookItBack()
    {
        foreach (var (kind, then, now, dossierThen, dossierNow, withdrawn, refused) in
            from kind in new[] { ItemKind.Evidence, ItemKind.Incident, ItemKind.Hypothesis }
            from then in All
            from now in All
            from dossierThen in All
            from dossierNow in All
            from withdrawn in new[] { true, false }
            from refused in new[] { true, false }
            select (kind, then, now, dossierThen, dossierNow, withdrawn, refused))
        {
            Handling[] deciding = kind == ItemKind.Evidence ? [then, now] : [dossierThen, dossierNow];
            var expected = Seen.IsSupersetOf(deciding) && !withdrawn && !refused;
            var item = new SharedVersion(1, Guid.Empty, 1, kind, then, "{}", withdrawn, now, null)
            {
                RefusedAt = refused ? DateTime.UnixEpoch : null,
            };
            Assert.Equal(expected, ShareRules.ObstacleTo(item, new(dossierThen, dossierNow)) == Obstacle.None);
        }
    }

    [Theory]
    [InlineData(Handling.TlpAmber, Handling.TlpGreen, true)]
    [InlineData(Handling.TlpGreen, Handling.TlpAmber, true)]
    [InlineData(Handling.TlpAmber, Handling.TlpAmberStrict, false)]
    [InlineData(Handling.TlpClear, Handling.TlpRed, false)]
    [InlineData(Handling.TlpAmberStrict, Handling.TlpAmberStrict, true)]
    [InlineData(Handling.TlpAmberStrict, Handling.TlpRed, false)]
    [InlineData(Handling.TlpRed, Handling.TlpRed, true)]
    public void Share_IsGoneOnceItsDossierIsMarkedHigherThanItWas(Handling then, Handling now, bool open)
        => Assert.Equal(open, ShareRules.IsOpen(new(then, now)));
}
