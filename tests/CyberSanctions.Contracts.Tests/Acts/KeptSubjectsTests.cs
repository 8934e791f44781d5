using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CyberSanctions.Contracts.Tests.Acts;

/// <summary>What was written of subjects before so much could be said of them reads, and hashes, as it did.</summary>
public sealed class KeptSubjectsTests
{
    // Tag by tag, as the wire format of protobuf has it: kind 1, names 2, births 3, nationalities 4, gender 5, function 6,
    // identifiers 7, addresses 8, registered_on 9, place_of_registration 10.
    [Fact]
    public void Subject_OfWhichNothingNewIsSaid_IsTheSameBytes()
    {
        var name = new Name
        {
            WholeName = "AB",
            FirstName = "A",
            MiddleName = "-",
            LastName = "B",
            Quality = NameQuality.Strong,
            Language = "en",
        };
        var subject = new Subject
        {
            Kind = SubjectKind.Person,
            Names = { name },
            Births = { new Birth { Date = new() { Year = 1985, Month = 8, Day = 3 }, Place = "Z", Country = "QZ" } },
            Nationalities = { "GR" },
            Gender = Gender.Female,
            Function = "Clk",
            Identifiers = { new Identifier { Type = "passport", Number = "X", IssuingCountry = "GR", IssuedOn = new() } },
            Addresses = { new Address { Text = "A", City = "B" } },
            RegisteredOn = new() { Year = 2010 },
            PlaceOfRegistration = "T",
        };

        Assert.Equal(
            "08011213" + "0A0241421201411A012D22014228013202656E"
            + "1A10" + "0A0708C10F1008180312015A1A02515A"
            + "22024752" + "2801" + "3203436C6B"
            + "3A13" + "0A0870617373706F72741201581A0247522200"
            + "4206" + "0A0141120142"
            + "4A03" + "08DA0F"
            + "520154",
            Convert.ToHexString(subject.ToByteArray()));
        Assert.Equal(subject, Subject.Parser.ParseFrom(subject.ToByteArray()));
        Assert.Equal(subject, Subject.Parser.ParseJson(JsonFormatter.Default.Format(subject)));
    }

    // An amendment from before says nothing of what there was not; what an entry says of that stays.
    [Fact]
    public void AmendmentOfAFieldFromBefore_LeavesEveryNewFieldAsItIs()
    {
        var content = new EntryContent
        {
            Subject = new Subject { Function = "Clerk", Lei = "5493001KJTIIGC8Y1R12", Remarks = { "Once." }, Contact = new() },
        };
        var amended = EntryContents.With(
            content, [EntryField.Function], new EntryContent { Subject = new Subject { Function = "Director" } });
        var expected = content.Clone();
        expected.Subject.Function = "Director";
        Assert.Equal(expected, amended);
    }

    // Field by field: every field of a subject belongs to a field that can be amended, and to one alone. What kind it is cannot.
    [Fact]
    public void EveryFieldOfASubject_IsAmendedByOneField()
    {
        var full = new EntryContent { Subject = new Subject() };
        foreach (var field in Subject.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.IsRepeated)
            {
                var item = field.FieldType == FieldType.Message ? Activator.CreateInstance(field.MessageType.ClrType)! : "x";
                ((System.Collections.IList)field.Accessor.GetValue(full.Subject)).Add(item);
            }
            else
            {
                field.Accessor.SetValue(full.Subject, field.FieldType switch
                {
                    FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, 1),
                    FieldType.Message => Activator.CreateInstance(field.MessageType.ClrType)!,
                    _ => "x",
                });
            }
        }

        full.Subject.Kind = SubjectKind.Unspecified;
        Assert.Equal(full.Subject, EntryContents.Only(full, EntryContents.Fields).Subject);
        var sizes = EntryContents.Fields.Sum(field => EntryContents.Only(full, [field]).Subject.CalculateSize());
        Assert.Equal(full.Subject.CalculateSize(), sizes);
        Assert.Equal(Enum.GetValues<EntryField>().Skip(1).Order(), EntryContents.Fields);
        Assert.Equal(full.Subject, EntryContents.Of(new ActListing { Subject = full.Subject }).Subject);
    }
}
