using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Testing;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Tests;

/// <summary>What the publication service would say of acts that were adopted: the test says what is on the lists.</summary>
public sealed class PublishedLists(UpstreamJournal journal)
{
    private readonly Dictionary<string, int> _versions = [];
    private readonly Dictionary<string, EntryContent> _contents = [];
    private ActRecorded _days = new();
    private int _listed;

    internal UpstreamJournal Journal => journal;

    /// <summary>Somebody is on the list, by an act of long ago.</summary>
    internal string Listed(EntryContent content, string act = "ACT-2020-0001", string list = "eu-cyber")
    {
        var number = Interlocked.Increment(ref _listed);
        var reference = $"EU.{number}.{number % 100}";
        Changed(reference, OperationKind.List, content, act, list);
        return reference;
    }

    /// <summary>Somebody is on the list.</summary>
    internal string Listed(string list = "eu-cyber")
        => Listed(
            new EntryContent
            {
                Subject = Examples.AnotherPerson(),
                Ground = ListingGround.Responsible,
                Measures = { Measure.AssetFreeze },
                StatementOfReasons = "She ran the servers.",
            },
            list: list);

    /// <summary>An operation on an entry is on record.</summary>
    internal void Changed(
        string reference,
        OperationKind operation,
        EntryContent? content = null,
        string act = "ACT-2020-0001",
        string list = "eu-cyber",
        DateOnly? until = null)
    {
        _contents[reference] = content ?? _contents[reference];
        journal.Append(new EntryChanged
        {
            List = list,
            Reference = reference,
            LogicalId = 1_000_000_000,
            Version = _versions[reference] = _versions.GetValueOrDefault(reference) + 1,
            Operation = operation,
            Content = content,
            ActReference = act,
            AppliesUntil = until is { } day ? Examples.Day(day) : null,
        });
    }

    /// <summary>An act is on record.</summary>
    internal void Recorded(
        string act,
        DateTime? effective = null,
        DateOnly? listingsUntil = null,
        DateOnly? frameworkUntil = null,
        string list = "eu-cyber")
    {
        var recorded = _days.Clone();
        (recorded.List, recorded.ActReference) = (list, act);
        recorded.TakesEffectAt = (effective ?? DateTime.UtcNow.AddMinutes(-1)).ToTimestamp();
        if (listingsUntil is { } listings)
        {
            (recorded.ListingsUntil, recorded.ListingsUntilAct) = (Examples.Day(listings), act);
        }

        if (frameworkUntil is { } framework)
        {
            (recorded.FrameworkUntil, recorded.FrameworkUntilAct) = (Examples.Day(framework), act);
        }

        _days = recorded;
        journal.Append(recorded);
    }

    /// <summary>An adopted act is on record with its operations.</summary>
    internal void Record(Act act, DateTime? effective = null)
    {
        foreach (var proposal in act.Proposals)
        {
            switch (proposal.Kind)
            {
                case OperationKind.Amend:
                    Changed(
                        proposal.Amendment.EntryReference,
                        OperationKind.Amend,
                        EntryContents.With(
                            _contents[proposal.Amendment.EntryReference], proposal.Amendment.Fields, proposal.Amendment.After),
                        act.Reference,
                        proposal.List);
                    break;
                case OperationKind.Delist:
                    Changed(proposal.Delisting.EntryReference, OperationKind.Delist, null, act.Reference, proposal.List);
                    break;
            }
        }

        Recorded(act.Reference, effective);
    }
}
