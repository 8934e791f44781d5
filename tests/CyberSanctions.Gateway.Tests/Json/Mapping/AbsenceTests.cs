using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Json;
using CyberSanctions.Gateway.Proposals;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Common = CyberSanctions.Contracts.Common.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Tests.Json.Mapping;

/// <summary>What is absent, and what is empty: protobuf knows one of them, JSON both. And words not known here.</summary>
public sealed class AbsenceTests
{
    public static TheoryData<string> Mappings => [.. All.Keys];

    private static Dictionary<string, MethodInfo> All { get; } = typeof(Answers)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.GetParameters() is [{ ParameterType: var type }] && typeof(IMessage).IsAssignableFrom(type))
        .ToDictionary(method => $"{method.GetParameters()[0].ParameterType.FullName} {method.Name}", StringComparer.Ordinal);

    // Of an optional word, number or list that Answers does not know how to leave out, this shows it.
    [Theory]
    [MemberData(nameof(Mappings))]
    public void MessageThatSaysNothing_IsAnswered_WithoutWhatMayBeAbsent(string mapping)
    {
        var map = All[mapping];
        var record = Rules.Options.GetTypeInfo(map.ReturnType);
        var message = (IMessage)Activator.CreateInstance(map.GetParameters()[0].ParameterType)!;
        if (message is Common.PartialDate)
        {
            return;
        }

        FillWithNothing(message, record);
        var answer = JsonSerializer.SerializeToElement(map.Invoke(null, [message]), map.ReturnType, Rules.Options);

        AssertNothingOptional(answer, record, message);
    }

    [Theory]
    [InlineData("""{"kind":"person","names":[]}""")]
    [InlineData("""{"kind":"person","names":[],"gender":null,"function":null,"nationalities":[],"registeredOn":null}""")]
    [InlineData("""{"kind":"person","names":[],"function":"","births":[],"identifiers":[],"placeOfRegistration":""}""")]
    public void Subject_InWhichNothingIsSaid_IsOneHoweverThatIsWritten(string subject)
    {
        var request = Read<NewProposal>($$"""{"handling":"TLP:GREEN","subject":{{subject}}}""").ToWire();

        Assert.Equal(new Listing.Subject { Kind = Listing.SubjectKind.Person }, request.Subject);
    }

    [Theory]
    [InlineData("""{"handling":"TLP:GREEN"}""")]
    [InlineData("""{"handling":"TLP:GREEN","subject":null,"ground":null,"measures":null,"list":null,"amendment":null}""")]
    [InlineData("""{"handling":"TLP:GREEN","measures":[],"distinctFrom":[],"evidence":[],"list":"","statementOfReasons":""}""")]
    public void Proposal_InWhichNothingIsSaid_IsOneHoweverThatIsWritten(string proposal)
        => Assert.Equal(
            new Listing.DraftProposalRequest { Handling = Common.Handling.TlpGreen },
            Read<NewProposal>(proposal).ToWire());

    [Theory]
    [InlineData("""{}""", false, "")]
    [InlineData("""{"title":null}""", false, "")]
    [InlineData("""{"title":""}""", true, "")]
    [InlineData("""{"title":" "}""", true, " ")]
    public void Correction_OfATextThatIsEmptied_IsNotOneThatIsLeftOut(string correction, bool there, string title)
    {
        var request = Read<Correction>(correction).ToWire("ACT-2026-0004", 0);

        Assert.Equal((there, title), (request.HasTitle, request.Title));
    }

    [Fact]
    public void Exercise_IsSaid_AlsoWhenItIsNone()
        => Assert.True(Read<NewDossier>("""{"title":"t","handling":"TLP:GREEN","exercise":false}""").ToWire().HasExercise);

    [Fact]
    public void Word_ThatANewerServiceKnows_IsUnspecified_AndNeitherAbsentNorANumber()
    {
        var proposal = Filled.Message<Listing.Proposal>();
        proposal.Kind = (Listing.OperationKind)99;
        proposal.Ground = (Listing.ListingGround)99;
        proposal.Measures.Add((Listing.Measure)99);
        proposal.Subject.Names[0].Quality = (Listing.NameQuality)99;
        var ballot = Filled.Message<Voting.Ballot>();
        ballot.Decision.Outcome = (Voting.Outcome)99;

        var json = Answer.Of(proposal.ToProposal());

        Assert.Equal("unspecified", json.GetProperty("kind").GetString());
        Assert.Equal("unspecified", json.GetProperty("ground").GetString());
        Assert.Equal("""["asset-freeze","unspecified"]""", json.GetProperty("measures").GetRawText());
        Assert.Equal("unspecified", json.GetProperty("subject").GetProperty("names")[0].GetProperty("quality").GetString());
        Assert.Equal("unspecified", Answer.Of(ballot.ToBallot()).GetProperty("outcome").GetString());
    }

    private static T Read<T>(string body) => JsonSerializer.Deserialize<T>(body, Rules.Options)!;

    // Messages that are there, and lists of one where a list has to be, all of them empty.
    private static void FillWithNothing(IMessage message, JsonTypeInfo record)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
        {
            var member = record.Properties.SingleOrDefault(property => property.Name == field.JsonName);
            var inner = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
            if (inner is Common.Date date)
            {
                (date.Year, date.Month, date.Day) = (2026, 7, 30);
            }
            else if (inner is not (Timestamp or Common.PartialDate) && member is not null)
            {
                FillWithNothing(inner, AnyMessage.RecordOf(member));
            }

            if (!field.IsRepeated)
            {
                field.Accessor.SetValue(message, inner);
            }
            else if (member is { IsGetNullable: false })
            {
                ((IList)field.Accessor.GetValue(message)).Add(inner);
            }
        }
    }

    private static void AssertNothingOptional(JsonElement json, JsonTypeInfo record, IMessage message)
    {
        foreach (var member in record.Properties)
        {
            var field = message.Descriptor.Fields.InDeclarationOrder().SingleOrDefault(field => field.JsonName == member.Name);
            if (field is not { FieldType: FieldType.Message })
            {
                var isThere = json.TryGetProperty(member.Name, out _);
                Assert.False(member.IsGetNullable && isThere, $"{record.Type.Name}.{member.Name} is there");
            }
            else if (json.TryGetProperty(member.Name, out var value))
            {
                var inner = field.Accessor.GetValue(message);
                if (inner is IList items)
                {
                    Assert.False(member.IsGetNullable, $"{record.Type.Name}.{member.Name} is there");
                    AssertNothingOptional(value[0], AnyMessage.RecordOf(member), (IMessage)items[0]!);
                }
                else if (value.ValueKind == JsonValueKind.Object && inner is not Common.PartialDate)
                {
                    AssertNothingOptional(value, AnyMessage.RecordOf(member), (IMessage)inner);
                }
            }
        }
    }
}
