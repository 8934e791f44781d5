using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Contracts.Publication.V1;
using CyberSanctions.Contracts.Voting.V1;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Contracts.Tests.Kinds;

public sealed class FieldNamesTests
{
    [Theory]
    [InlineData("title", "title")]
    [InlineData("text_sha256", "textSha256")]
    [InlineData("listings[LP-2026-0012].statement_of_reasons", "listings[LP-2026-0012].statementOfReasons")]
    public void Path_IsWrittenAsInJson(string path, string json) => Assert.Equal(json, FieldNames.InJson(path));

    // What protobuf's own JSON calls them.
    [Fact]
    public void EveryFieldOfTheContracts_HasTheNameThatProtobufGivesItInJson()
        => Assert.All(Files.SelectMany(Fields), field => Assert.Equal(field.JsonName, FieldNames.InJson(field.Name)));

    private static readonly FileDescriptor[] Files =
        [
            AttributionReflection.Descriptor, ListingReflection.Descriptor, DueProcessReflection.Descriptor,
            WorkQueueReflection.Descriptor, StatisticsReflection.Descriptor,
            ProcedureReflection.Descriptor,
            VotingReflection.Descriptor, PublicationReflection.Descriptor
        ];

    private static IEnumerable<FieldDescriptor> Fields(FileDescriptor file)
        => file.MessageTypes.SelectMany(message => message.Fields.InDeclarationOrder())
            .Concat(file.Dependencies.SelectMany(Fields));
}
