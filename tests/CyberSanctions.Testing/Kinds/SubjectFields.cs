using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

/// <summary>Of which kind every field of a subject is.</summary>
internal static class SubjectFields
{
    private static readonly FieldKind Remark = OptionalLine(1_000);
    private static readonly FieldKind Short = OptionalLine(256);

    private static readonly FieldKind Phone = Own(
        "telephone number",
        "", "0043 1 234567", "43 1 234567", "+43", "+43 1 234567; +43 1 234568", "+43  1 234567", "+43 1 234567\n", "+0 1 234567",
        "+43 1 2345678901234", "+43 1 23456a", "+\u0664\u0663 1 234567", "+43 1 234567\u200b",
        "phone +43 1 234567", "+43 (1 234567");

    private static readonly FieldKind Email = Own(
        "e-mail address",
        "", "desk", "desk@example", "desk@example.com, other@example.com", "desk @example.com", "desk@example.com\n",
        "desk@ex\u0430mple.com", "<desk@example.com>", "mailto:desk@example.com", "desk@-example.com", ".desk@example.com",
        $"{new string('d', 65)}@example.com", "desk@example.com\u200b", "https://example.com");

    private static readonly FieldKind Website = Url with { Bad = ["", .. Url.Bad, $"https://x.example/{new string('a', 240)}"] };

    public static IEnumerable<KeyValuePair<string, FieldKind>> Rows(FieldKind entryReference) => new[]
    {
        FieldTable.Of(
            Subject.Descriptor,
            ("kind", OneOf), ("nationalities", Country), ("gender", OneOfOrNone), ("function", OptionalLine(1_000)),
            ("registered_on", LivedPartialDate), ("place_of_registration", OptionalLine(1_000)), ("legal_form", Short),
            ("principal_place_of_business", OptionalLine(1_000)),
            ("lei", Own(
                "LEI",
                "5493001KJTIIGC8Y1R13", "5493001KJTIIGC8Y1R1", "5493001kjtiigc8y1r12", "5493001KJTIIGC8Y1R12\n",
                " 5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1RAB", "\u0415493001KJTIIGC8Y1R1", "5943001KJTIIGC8Y1R12")),
            ("remarks", Paragraphs(4_000)), ("un_reference_number", Short), ("designation_details", OptionalLine(1_000))),
        FieldTable.Of(
            Name.Descriptor,
            ("whole_name", Line(500)), ("first_name", OptionalLine(500)), ("middle_name", OptionalLine(500)),
            ("last_name", OptionalLine(500)), ("quality", OneOf), ("language", OptionalLanguage), ("kind", OneOfOrNone),
            ("script", Own("script", "Xxxx", "cyrl", "CYRL", "Cyrillic", "Lat", "Latn\n", "Zyyy", "Cyr\u04cf")),
            ("title", OptionalLine(1_000)), ("patronymic", OptionalLine(500)), ("transliteration_of", OptionalLine(500)),
            ("transliteration_standard", Own("standard", "ISO 8", "iso 9", "ISO9", "ISO 9\n", "ISO 9 ", "anything")),
            ("remark", Remark)),
        FieldTable.Of(
            Birth.Descriptor,
            ("date", LivedPartialDate), ("place", OptionalLine(1_000)), ("country", OptionalCountry), ("city", Short),
            ("region", Short), ("postcode", Short), ("calendar", OneOfOrNone), ("as_given", Short), ("remark", Remark)),
        FieldTable.Of(
            DateInCalendar.Descriptor,
            ("year", Own("year of another calendar", 0, -1, 1100, 1978, 9999, int.MaxValue)),
            ("month", Own("month of another calendar", -1, 13, int.MaxValue)),
            ("day", Own("day of another calendar", -1, 31, int.MaxValue)),
            ("year_from", Own("beginning of a range beside a year", -1, 1398, int.MaxValue)),
            ("year_to", Own("end of a range beside a year", -1, 1402, int.MaxValue)), ("circa", Flag)),
        FieldTable.Of(
            NationalityDetail.Descriptor,
            ("country", Country), ("region", Short), ("acquired_on", LivedDate), ("lost_on", LivedDate), ("remark", Remark)),
        FieldTable.Of(
            Identifier.Descriptor,
            ("type", Own("type of identifier", "", "library card", "IMO", "imo\n")),
            ("number", Line(256)), ("issuing_country", OptionalCountry), ("issued_on", LivedDate),
            ("latin_number", Short with { Bad = [.. Short.Bad, "\u0410T 1", "\uff21T 1", "-"] }),
            ("issued_by", Short), ("region", Short), ("valid_from", LivedDate),
            ("valid_to", CalendarDate with
            {
                Bad = [
                    .. CalendarDate.Bad, new Date { Year = 1800, Month = 1, Day = 1 },
                    new Date { Year = 2126, Month = 1, Day = 1 },
                ],
            }),
            ("name_on_document", Short), ("known_false", Flag), ("known_expired", Flag), ("reported_lost", Flag),
            ("revoked_by_issuer", Flag), ("diplomatic", Flag), ("type_description", OptionalLine(1_000)), ("remark", Remark)),
        FieldTable.Of(
            Address.Descriptor,
            ("text", OptionalLine(1_000)), ("city", OptionalLine(500)), ("country", OptionalCountry),
            ("street", OptionalLine(1_000)), ("po_box", Short), ("postcode", Short), ("region", Short), ("place", Short),
            ("not_at_listing_time", Flag), ("remark", Remark)),
        FieldTable.Of(ContactData.Descriptor, ("phones", Phone), ("faxes", Phone), ("emails", Email), ("websites", Website)),
        FieldTable.Of(
            HeldFunction.Descriptor,
            ("title", Line(1_000)), ("organisation", OptionalLine(1_000)), ("from", LivedPartialDate),
            ("until", LivedPartialDate), ("remark", Remark)),
        FieldTable.Of(
            Registration.Descriptor,
            ("register", Short), ("number", Line(256)), ("registered_on", LivedPartialDate), ("place", Short),
            ("country", OptionalCountry), ("remark", Remark)),
        FieldTable.Of(
            CryptoAddress.Descriptor,
            ("currency", Own("crypto-asset", "", "btc", "BITCOIN", "BTC\n", "\u0412TC", "XXX")),
            ("address", Own(
                "address of a crypto-asset",
                "", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2 ",
                "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN",
                "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2\u200b", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAee", new string('1', 121))),
            ("remark", Remark)),
        FieldTable.Of(
            SubjectRelation.Descriptor,
            ("kind", OneOf), ("entry_reference", entryReference.OrNothing()), ("name", OptionalLine(500)),
            ("percentage", Own(
                "percentage", "0", "0.00", "100.01", "101", "50.001", "-5", "50%", "5,5", "1e1", "050", "50.", "\u0665", "NaN")),
            ("since", LivedPartialDate), ("until", LivedPartialDate), ("remark", Remark)),
        FieldTable.Of(
            RegisterLink.Descriptor,
            ("title", Short), ("url", Url with { Bad = ["", .. Url.Bad] }), ("seen_on", LivedDate)),
    }.SelectMany(rows => rows);
}
