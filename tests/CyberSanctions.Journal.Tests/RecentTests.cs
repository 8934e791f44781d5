using CyberSanctions.Contracts.Journal.V1;
using CyberSanctions.Journal.Sealing;
using Google.Protobuf;

namespace CyberSanctions.Journal.Tests;

/// <summary>What was sealed last is read from memory, and nothing is passed by for that.</summary>
public sealed class RecentTests
{
    private readonly Recent _recent = new();

    [Fact]
    public void After_APositionThatIsStillThere_IsAllThatFollows()
    {
        Add(1, 2, 3);
        Add(4, 5);

        Assert.Equal([3, 4, 5], After(2));
        Assert.Equal([1, 2, 3, 4, 5], After(0));
    }

    [Fact]
    public void After_TheLast_IsNothing() => Assert.Empty(After(0));

    [Fact]
    public void After_WhatIsLongGone_IsNothing_SinceTheNextOneIsNotThere()
    {
        Add([.. Enumerable.Range(1, 1_200)]);

        Assert.Empty(After(199));
        Assert.Equal(Enumerable.Range(201, 1_000), After(200));
    }

    [Fact]
    public void WhatAnotherReplicaSealedInBetween_IsNeverSkipped()
    {
        Add(1, 2, 3);
        Add(7, 8);

        Assert.Empty(After(3));
        Assert.Equal([7, 8], After(6));
    }

    [Fact]
    public void LongEntries_AreKeptForAShorterTime()
    {
        _recent.Add([.. Enumerable.Range(1, 10)
            .Select(i => new Entry { Position = i, Payload = ByteString.CopyFrom(new byte[2 << 20]) })]);

        Assert.Empty(After(5));
        Assert.Equal([7, 8, 9, 10], After(6));
    }

    private void Add(params int[] positions) => _recent.Add([.. positions.Select(position => new Entry { Position = position })]);

    private IEnumerable<int> After(int position) => _recent.After(position).Select(entry => (int)entry.Position);
}
