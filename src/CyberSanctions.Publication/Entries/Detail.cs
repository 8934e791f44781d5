using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Publication.History;

namespace CyberSanctions.Publication.Entries;

/// <summary>One of an entry's names, births and so on.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Place">Its position among them, from 0.</param>
internal sealed record Detail(DetailKind Kind, int Place);

/// <summary>What has an id of its own within an entry; the table <c>entry_detail</c> has the names in lower case.</summary>
internal enum DetailKind
{
    Name,
    Birth,
    Nationality,
    Identifier,
    Address,
    Registration,
    Lei,
    CryptoAddress,
    Contact,
}

/// <summary>A detail that an act has said first.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Value">What it says: two that say the same are the same.</param>
/// <param name="LogicalId">Its id, for ever.</param>
/// <param name="Act">The act.</param>
internal sealed record KnownDetail(DetailKind Kind, object Value, long LogicalId, RecordedAct? Act);

/// <summary>
/// Names, births and so on keep their ids as long as they read the same, wherever they stand; what reads otherwise gets another
/// one.
/// </summary>
internal static class Details
{
    /// <summary>All details of a subject.</summary>
    public static IEnumerable<(Detail Detail, object Value)> Of(Subject subject)
        => Of(DetailKind.Name, subject.Names)
            .Concat(Of(DetailKind.Birth, subject.Births))
            .Concat(Of(DetailKind.Nationality, subject.Nationalities.Select(country => Value(subject, country))))
            .Concat(Of(DetailKind.Identifier, subject.Identifiers))
            .Concat(Of(DetailKind.Address, subject.Addresses))
            .Concat(Of(DetailKind.Registration, subject.Registrations))
            .Concat(Of(DetailKind.Lei, Leis(subject)))
            .Concat(Of(DetailKind.CryptoAddress, subject.CryptoAddresses))
            .Concat(Of(DetailKind.Contact, Contacts(subject)));

    /// <summary>One detail of a subject: what <see cref="Of(Subject)"/> has at that place.</summary>
    public static object Of(Subject subject, DetailKind kind, int place) => kind switch
    {
        DetailKind.Name => subject.Names[place],
        DetailKind.Birth => subject.Births[place],
        DetailKind.Nationality => Value(subject, subject.Nationalities[place]),
        DetailKind.Identifier => subject.Identifiers[place],
        DetailKind.Address => subject.Addresses[place],
        DetailKind.Registration => subject.Registrations[place],
        DetailKind.Lei => Leis(subject)[place],
        DetailKind.CryptoAddress => subject.CryptoAddresses[place],
        _ => Contacts(subject)[place],
    };

    /// <summary>The LEI, if there is one.</summary>
    public static IReadOnlyList<string> Leis(Subject subject) => subject.Lei.Length > 0 ? [subject.Lei] : [];

    /// <summary>The contact data that belong to no address, if there are any.</summary>
    public static IReadOnlyList<ContactData> Contacts(Subject subject) => subject.Contact is { } contact ? [contact] : [];

    /// <summary>What is known of a nationality.</summary>
    public static NationalityDetail Nationality(Subject subject, string country)
        => subject.NationalityDetails.FirstOrDefault(detail => detail.Country == country)
            ?? new NationalityDetail { Country = country };

    /// <summary>The details that an operation says; of an amendment those in the fields that it names.</summary>
    public static IEnumerable<(Detail Detail, object Value)> Of(Operation operation) => operation switch
    {
        { List: { } listing } => Of(listing.Subject),
        { Amend: { After.Subject: { } after } amendment } =>
            Of(after).Where(of => amendment.Fields.Contains(Field(of.Detail.Kind))),
        _ => [],
    };

    /// <summary>Which known detail each one is; those that nobody has said before are left out.</summary>
    public static Dictionary<Detail, KnownDetail> Known(
        IEnumerable<(Detail Detail, object Value)> details, IEnumerable<KnownDetail> known)
    {
        var unused = known.GroupBy(detail => (detail.Kind, detail.Value))
            .ToDictionary(same => same.Key, same => new Queue<KnownDetail>(same));
        var found = new Dictionary<Detail, KnownDetail>();
        foreach (var (detail, value) in details)
        {
            if (unused.TryGetValue((detail.Kind, value), out var same) && same.TryDequeue(out var one))
            {
                found.Add(detail, one);
            }
        }

        return found;
    }

    // A country of which nothing more is known reads as it did before there could be more.
    private static object Value(Subject subject, string country)
        => (object?)subject.NationalityDetails.FirstOrDefault(detail => detail.Country == country) ?? country;

    private static IEnumerable<(Detail Detail, object Value)> Of<T>(DetailKind kind, IEnumerable<T> values)
        where T : notnull
        => values.Select((value, place) => (new Detail(kind, place), (object)value));

    private static EntryField Field(DetailKind kind) => kind switch
    {
        DetailKind.Name => EntryField.Names,
        DetailKind.Birth => EntryField.Births,
        DetailKind.Nationality => EntryField.Nationalities,
        DetailKind.Identifier => EntryField.Identifiers,
        DetailKind.Registration => EntryField.Registrations,
        DetailKind.Lei => EntryField.Lei,
        DetailKind.CryptoAddress => EntryField.CryptoAddresses,
        DetailKind.Contact => EntryField.Contact,
        _ => EntryField.Addresses,
    };
}
