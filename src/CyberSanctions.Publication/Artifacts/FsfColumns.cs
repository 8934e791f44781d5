namespace CyberSanctions.Publication.Artifacts;

/// <summary>
/// The columns of FSF CSV 1.1. Readers go by position: there are 118 of them, always, in this order. After those of the
/// entity come those of each kind of detail, and each block ends with the seven of the act.
/// </summary>
internal static class FsfColumns
{
    private static readonly string[] OfAct =
    [
        "Regulation_Type", "Regulation_OrganisationType", "Regulation_PublicationDate", "Regulation_EntryIntoForceDate",
        "Regulation_NumberTitle", "Regulation_Programme", "Regulation_PublicationUrl",
    ];

    public static FsfBlock Entity { get; } = new(
        "Entity",
        1,
        [
            ("LogicalId", "logicalId"), ("EU_ReferenceNumber", "euReferenceNumber"), ("UnitedNationId", "unitedNationId"),
            ("DesignationDate", "designationDate"), ("DesignationDetails", "designationDetails"), ("Remark", "remark"),

            // The format has the two the other way round than the XML.
            ("SubjectType", "classificationCode"), ("SubjectType_ClassificationCode", "code"),
        ]);

    public static FsfBlock NameAlias { get; } = new(
        "NameAlias",
        Entity.End,
        [
            .. Same("LastName FirstName MiddleName WholeName NameLanguage Gender Title Function"), .. Known,
        ]);

    public static FsfBlock Address { get; } = new(
        "Address",
        NameAlias.End,
        [
            .. Same("City Street PoBox ZipCode Region Place AsAtListingTime ContactInfo"),
            .. Same("CountryIso2Code CountryDescription"), .. Known,
        ]);

    public static FsfBlock BirthDate { get; } = new(
        "BirthDate",
        Address.End,
        [
            ("BirthDate", "birthdate"), ("Day", "dayOfMonth"), ("Month", "monthOfYear"),
            .. Same("Year YearRangeFrom YearRangeTo Circa CalendarType ZipCode Region Place City"),
            .. Same("CountryIso2Code CountryDescription"), .. Known,
        ]);

    public static FsfBlock Identification { get; } = new(
        "Identification",
        BirthDate.End,
        [
            .. Same("Number Diplomatic KnownExpired KnownFalse ReportedLost RevokedByIssuer IssuedBy"),
            ("IssuedDate", "issueDate"), .. Same("ValidFrom ValidTo LatinNumber NameOnDocument"),
            ("TypeCode", "identificationTypeCode"), ("TypeDescription", "identificationTypeDescription"), .. Same("Region"),
            .. Same("CountryIso2Code CountryDescription"), .. Known,
        ]);

    public static FsfBlock Citizenship { get; } = new(
        "Citizenship", Identification.End, [.. Same("Region CountryIso2Code CountryDescription"), .. Known]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "fileGenerationDate",
        .. new[] { Entity, NameAlias, Address, BirthDate, Identification, Citizenship }.SelectMany(
            block => block.Columns.Select(column => column.Column).Concat(OfAct).Select(column => $"{block.Name}_{column}")),
    ];

    private static (string Column, string Attribute)[] Known => Same("LogicalId RegulationLanguage Remark");

    // Called as in the XML but for the first letter.
    private static (string Column, string Attribute)[] Same(string columns)
        => [.. columns.Split(' ').Select(column => (column, $"{char.ToLowerInvariant(column[0])}{column[1..]}"))];
}

/// <summary>The columns of an entity, or of one kind of detail.</summary>
/// <param name="Name">What their names begin with.</param>
/// <param name="Start">Where they begin, from 0.</param>
/// <param name="Columns">Those before the act's: the rest of their names, and what list.xml calls the same.</param>
internal sealed record FsfBlock(string Name, int Start, IReadOnlyList<(string Column, string Attribute)> Columns)
{
    private const int ColumnsOfAct = 7;

    /// <summary>Where the act's begin.</summary>
    public int Act => Start + Columns.Count;

    /// <summary>Where the next block begins.</summary>
    public int End => Act + ColumnsOfAct;

    /// <summary>Where an attribute stands; what has no column is not there.</summary>
    public IReadOnlyDictionary<string, int> Places { get; } = Columns
        .Select((column, at) => (column.Attribute, At: Start + at))
        .ToDictionary(place => place.Attribute, place => place.At, StringComparer.Ordinal);
}
