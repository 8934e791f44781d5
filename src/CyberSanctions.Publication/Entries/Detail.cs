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
            .Concat(Of(DetailKind.Nationality, subject.Nationalities))
            .Concat(Of(DetailKind.Identifier, subject.Identifiers))
            .Concat(Of(DetailKind.Address, subject.Addresses));

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

    private static IEnumerable<(Detail Detail, object Value)> Of<T>(DetailKind kind, IEnumerable<T> values)
        where T : notnull
        => values.Select((value, place) => (new Detail(kind, place), (object)value));

    private static EntryField Field(DetailKind kind) => kind switch
    {
        DetailKind.Name => EntryField.Names,
        DetailKind.Birth => EntryField.Births,
        DetailKind.Nationality => EntryField.Nationalities,
        DetailKind.Identifier => EntryField.Identifiers,
        _ => EntryField.Addresses,
    };
}
