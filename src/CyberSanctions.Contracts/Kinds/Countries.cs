using System.Collections.Frozen;

namespace CyberSanctions.Contracts.Kinds;

/// <summary>
/// Countries by their ISO 3166-1 alpha-2 codes, and XK for Kosovo, which ISO leaves to users and which the EU's own
/// lists and their readers use. Codes that ISO has withdrawn (part 3: SU, CS, AN, TP) or only reserves (UK, EL, EU) are
/// not among them. A country that may be entered is a country that a list can describe.
/// </summary>
public static class Countries
{
    private static readonly (string Iso2, string Description) Unknown = ("00", "UNKNOWN");

    private static readonly FrozenDictionary<string, string> Names = Table()
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .ToFrozenDictionary(item => item[..2], item => item[3..]);

    // What people write instead.
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["EL"] = "Greece is GR here; EL is the Council's code",
        ["UK"] = "the United Kingdom is GB",
        ["TP"] = "Timor-Leste is TL",
        ["BU"] = "Myanmar is MM",
        ["ZR"] = "the Democratic Republic of the Congo is CD",
        ["DD"] = "Germany is DE",
        ["SU"] = "the Soviet Union is no more; name the country of today",
        ["YU"] = "Yugoslavia is no more; name the country of today",
        ["CS"] = "neither Czechoslovakia nor Serbia and Montenegro is any more; name the country of today",
        ["AN"] = "the Netherlands Antilles are no more; name one of BQ, CW and SX",
    }.ToFrozenDictionary();

    /// <summary>The codes in use: those of ISO 3166-1 alpha-2, and XK for Kosovo.</summary>
    public static IReadOnlyCollection<string> Codes => Names.Keys;

    /// <summary>What is wrong with a code; null when nothing is.</summary>
    public static string? Problem(string code)
    {
        if (Names.ContainsKey(code))
        {
            return null;
        }

        var rule = "Must be an ISO 3166-1 alpha-2 code, upper case";
        var hint = Hints.GetValueOrDefault(code)
            ?? (Names.ContainsKey(code.ToUpperInvariant()) ? $"write {code.ToUpperInvariant()}" : null);
        return hint is null ? $"{rule}." : $"{rule}: {hint}.";
    }

    /// <summary>
    /// As a list describes a country. One of which only the code is known keeps it; no code at all is <c>00</c>.
    /// </summary>
    public static (string Iso2, string Description) Describe(string code)
        => code.Length == 0 ? Unknown : (code, Names.GetValueOrDefault(code, Unknown.Description));

    // ISO 3166-1 as of November 2026 (the last change was in 2011: South Sudan; names since), compared with Debian's
    // iso-codes 4.15 and with tzdata's iso3166.tab; and XK.
    private static string Table() =>
        """
        AD ANDORRA; AE UNITED ARAB EMIRATES; AF AFGHANISTAN; AG ANTIGUA AND BARBUDA; AI ANGUILLA; AL ALBANIA; AM ARMENIA
        AO ANGOLA
        AQ ANTARCTICA; AR ARGENTINA; AS AMERICAN SAMOA; AT AUSTRIA; AU AUSTRALIA; AW ARUBA; AX ÅLAND ISLANDS; AZ AZERBAIJAN
        BA BOSNIA AND HERZEGOVINA; BB BARBADOS; BD BANGLADESH; BE BELGIUM; BF BURKINA FASO; BG BULGARIA; BH BAHRAIN; BI BURUNDI
        BJ BENIN; BL SAINT BARTHÉLEMY; BM BERMUDA; BN BRUNEI; BO BOLIVIA; BQ BONAIRE, SINT EUSTATIUS AND SABA; BR BRAZIL
        BS BAHAMAS
        BT BHUTAN; BV BOUVET ISLAND; BW BOTSWANA; BY BELARUS; BZ BELIZE; CA CANADA; CC COCOS ISLANDS
        CD DEMOCRATIC REPUBLIC OF THE CONGO
        CF CENTRAL AFRICAN REPUBLIC; CG CONGO; CH SWITZERLAND; CI CÔTE D'IVOIRE; CK COOK ISLANDS; CL CHILE; CM CAMEROON; CN CHINA
        CO COLOMBIA; CR COSTA RICA; CU CUBA; CV CABO VERDE; CW CURAÇAO; CX CHRISTMAS ISLAND; CY CYPRUS; CZ CZECHIA; DE GERMANY
        DJ DJIBOUTI; DK DENMARK; DM DOMINICA; DO DOMINICAN REPUBLIC; DZ ALGERIA; EC ECUADOR; EE ESTONIA; EG EGYPT
        EH WESTERN SAHARA
        ER ERITREA; ES SPAIN; ET ETHIOPIA; FI FINLAND; FJ FIJI; FK FALKLAND ISLANDS; FM MICRONESIA; FO FAROE ISLANDS; FR FRANCE
        GA GABON; GB UNITED KINGDOM; GD GRENADA; GE GEORGIA; GF FRENCH GUIANA; GG GUERNSEY; GH GHANA; GI GIBRALTAR; GL GREENLAND
        GM GAMBIA; GN GUINEA; GP GUADELOUPE; GQ EQUATORIAL GUINEA; GR GREECE; GS SOUTH GEORGIA AND THE SOUTH SANDWICH ISLANDS
        GT GUATEMALA; GU GUAM; GW GUINEA-BISSAU; GY GUYANA; HK HONG KONG; HM HEARD ISLAND AND MCDONALD ISLANDS; HN HONDURAS
        HR CROATIA
        HT HAITI; HU HUNGARY; ID INDONESIA; IE IRELAND; IL ISRAEL; IM ISLE OF MAN; IN INDIA; IO BRITISH INDIAN OCEAN TERRITORY
        IQ IRAQ
        IR IRAN; IS ICELAND; IT ITALY; JE JERSEY; JM JAMAICA; JO JORDAN; JP JAPAN; KE KENYA; KG KYRGYZSTAN; KH CAMBODIA
        KI KIRIBATI
        KM COMOROS; KN SAINT KITTS AND NEVIS; KP NORTH KOREA; KR SOUTH KOREA; KW KUWAIT; KY CAYMAN ISLANDS; KZ KAZAKHSTAN; LA LAOS
        LB LEBANON; LC SAINT LUCIA; LI LIECHTENSTEIN; LK SRI LANKA; LR LIBERIA; LS LESOTHO; LT LITHUANIA; LU LUXEMBOURG; LV LATVIA
        LY LIBYA; MA MOROCCO; MC MONACO; MD MOLDOVA; ME MONTENEGRO; MF SAINT MARTIN; MG MADAGASCAR; MH MARSHALL ISLANDS
        MK NORTH MACEDONIA; ML MALI; MM MYANMAR; MN MONGOLIA; MO MACAO; MP NORTHERN MARIANA ISLANDS; MQ MARTINIQUE; MR MAURITANIA
        MS MONTSERRAT; MT MALTA; MU MAURITIUS; MV MALDIVES; MW MALAWI; MX MEXICO; MY MALAYSIA; MZ MOZAMBIQUE; NA NAMIBIA
        NC NEW CALEDONIA; NE NIGER; NF NORFOLK ISLAND; NG NIGERIA; NI NICARAGUA; NL NETHERLANDS; NO NORWAY; NP NEPAL; NR NAURU
        NU NIUE
        NZ NEW ZEALAND; OM OMAN; PA PANAMA; PE PERU; PF FRENCH POLYNESIA; PG PAPUA NEW GUINEA; PH PHILIPPINES; PK PAKISTAN
        PL POLAND
        PM SAINT PIERRE AND MIQUELON; PN PITCAIRN; PR PUERTO RICO; PS PALESTINE; PT PORTUGAL; PW PALAU; PY PARAGUAY; QA QATAR
        RE RÉUNION; RO ROMANIA; RS SERBIA; RU RUSSIAN FEDERATION; RW RWANDA; SA SAUDI ARABIA; SB SOLOMON ISLANDS; SC SEYCHELLES
        SD SUDAN; SE SWEDEN; SG SINGAPORE; SH SAINT HELENA, ASCENSION AND TRISTAN DA CUNHA; SI SLOVENIA; SJ SVALBARD AND JAN MAYEN
        SK SLOVAKIA; SL SIERRA LEONE; SM SAN MARINO; SN SENEGAL; SO SOMALIA; SR SURINAME; SS SOUTH SUDAN; ST SAO TOME AND PRINCIPE
        SV EL SALVADOR; SX SINT MAARTEN; SY SYRIA; SZ ESWATINI; TC TURKS AND CAICOS ISLANDS; TD CHAD
        TF FRENCH SOUTHERN TERRITORIES
        TG TOGO; TH THAILAND; TJ TAJIKISTAN; TK TOKELAU; TL TIMOR-LESTE; TM TURKMENISTAN; TN TUNISIA; TO TONGA; TR TÜRKIYE
        TT TRINIDAD AND TOBAGO; TV TUVALU; TW TAIWAN; TZ TANZANIA; UA UKRAINE; UG UGANDA; UM UNITED STATES MINOR OUTLYING ISLANDS
        US UNITED STATES; UY URUGUAY; UZ UZBEKISTAN; VA HOLY SEE; VC SAINT VINCENT AND THE GRENADINES; VE VENEZUELA
        VG BRITISH VIRGIN ISLANDS; VI UNITED STATES VIRGIN ISLANDS; VN VIETNAM; VU VANUATU; WF WALLIS AND FUTUNA; WS SAMOA
        XK KOSOVO
        YE YEMEN; YT MAYOTTE; ZA SOUTH AFRICA; ZM ZAMBIA; ZW ZIMBABWE
        """;
}
