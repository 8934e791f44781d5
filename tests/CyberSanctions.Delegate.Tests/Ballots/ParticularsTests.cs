using System.Collections;
using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Delegate.Ballots;
using CyberSanctions.Delegate.Output;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Entry = CyberSanctions.Delegate.Ballots.Entry;

namespace CyberSanctions.Delegate.Tests.Ballots;

/// <summary>Whoever votes sees everything that a text says of somebody.</summary>
public sealed class ParticularsTests : IDisposable
{
    private readonly Rehearsal _rehearsal = new(width: 4_000);

    public void Dispose() => _rehearsal.Dispose();

    // Whatever field somebody adds to a subject: until it is shown, this fails.
    [Fact]
    public void EveryTextOfASubject_IsShown()
    {
        var subject = (Subject)Filled(Subject.Descriptor, "subject");
        subject.NationalityDetails[0].Country = subject.Nationalities[0];
        TextView.Show(
            new Screen(_rehearsal.Surroundings),
            new ActText { Listings = { new ActListing { Subject = subject, Ground = ListingGround.Associated } } },
            null);
        var shown = _rehearsal.Out.ToString();
        Assert.All(Texts(subject).Distinct(), text => Assert.Contains(text, shown, StringComparison.Ordinal));
        foreach (var words in new[]
        {
            "known to be false", "known to have expired", "reported lost", "revoked by its issuer", "diplomatic",
            "not when listed",
            "kind: primary", "about 1985", "acquired on 2001-02-03", "owned-by",
        })
        {
            Assert.Contains(words, shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryFieldThatCanBeAmended_IsToldBeforeAndAfter()
    {
        var subject = (Subject)Filled(Subject.Descriptor, "before");
        subject.NationalityDetails[0].Country = subject.Nationalities[0];
        var before = new EntryContent { Subject = subject, Ground = ListingGround.Associated, StatementOfReasons = "For this." };
        before.Measures.Add(Measure.TravelBan);
        var told = Entry.FieldsOf(before);
        foreach (var field in EntryContents.Fields)
        {
            var name = Entry.NameOf(field);
            Assert.True(told[name].Length > 0, name);
            Assert.Equal("", Entry.FieldsOf(new EntryContent())[name]);
        }
    }

    private static IMessage Filled(MessageDescriptor type, string path)
    {
        var message = (IMessage)Activator.CreateInstance(type.ClrType)!;
        if (message is Contracts.Common.V1.Date date)
        {
            (date.Year, date.Month, date.Day) = (2001, 2, 3);
            return message;
        }

        if (message is Contracts.Common.V1.PartialDate or DateInCalendar)
        {
            type.FindFieldByName("year").Accessor.SetValue(message, 1985);
            type.FindFieldByName("circa").Accessor.SetValue(message, true);
            return message;
        }

        foreach (var field in type.Fields.InDeclarationOrder())
        {
            var value = field.FieldType switch
            {
                FieldType.Message => Filled(field.MessageType, $"{path}-{field.Name}"),
                FieldType.Enum => Enum.ToObject(field.EnumType.ClrType, 1),
                FieldType.Bool => true,
                _ => (object)$"{path}-{field.Name}",
            };
            if (field.IsRepeated)
            {
                ((IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }

        return message;
    }

    private static IEnumerable<string> Texts(IMessage message)
        => message.Descriptor.Fields.InDeclarationOrder().SelectMany(field =>
        {
            var value = field.Accessor.GetValue(message);
            IEnumerable<object> values = field.IsRepeated ? ((IList)value).Cast<object>() : value is null ? [] : [value];
            return values.SelectMany(one => one switch
            {
                string text => [text],
                IMessage inner => Texts(inner),
                _ => (IEnumerable<string>)[],
            });
        });
}
