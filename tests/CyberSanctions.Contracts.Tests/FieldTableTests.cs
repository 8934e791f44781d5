using System.Reflection;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Testing.Kinds;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Contracts.Tests;

public sealed class FieldTableTests
{
    private static readonly IReadOnlyList<ServiceDescriptor> Services =
    [
        .. typeof(PageRequest).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>()
            .SelectMany(file => file.Services),
    ];

    private static readonly IReadOnlySet<string> Sendable = Services.SelectMany(SentFields.Of).ToHashSet();

    [Fact]
    public void Services_AreFoundInTheContracts()
        => Assert.Superset(
            new HashSet<string> { "Dossiers", "Proposals", "Acts", "Ballots", "Delegations", "Lists", "Journal" },
            Services.Select(s => s.Name).ToHashSet());

    [Fact]
    public void EveryFieldOfEveryRequest_IsOfAKind() => Assert.Empty(Sendable.Except(FieldTable.Kinds.Keys));

    [Fact]
    public void EveryRow_IsAFieldOfARequest() => Assert.Empty(FieldTable.Kinds.Keys.Except(Sendable));
}
