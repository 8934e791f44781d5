namespace CyberSanctions.Gateway.ReferenceData;

/// <summary>Bodies for the API's description. The figures are invented.</summary>
internal static class ReferenceDataExamples
{
    private const string Source = "Council Decision amending the Council's Rules of Procedure, OJ L, 2026/9999";

    public static (string Name, object Body)[] Changes { get; } =
    [
        ("populations", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2027, 1, 1),
            Source = Source,
            Populations = new PopulationTable
            {
                Year = 2027,
                Unit = "persons",
                Figures = [
                    new Figure { MemberState = "LU", Population = 681_973 },
                    new Figure { MemberState = "MT", Population = 574_250 }
                ],
            },
        }),
        ("csv", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2027, 1, 1),
            Source = Source,
            Populations = new PopulationTable
            {
                Csv = "member_state,population,unit,year\nLU,681973,persons,2027\nMT,574250,persons,2027\n",
            },
        }),
        ("accession", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2030, 1, 1),
            Source = "Treaty of Accession, OJ L, 2029/9999",
            Accession = new Accession
            {
                MemberState = "IS",
                IsoCode = "IS",
                Name = "Iceland",
                Populations = [new FigureInTable { Edition = 1, Population = 9 }],
            },
        }),
        ("withdrawal", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2030, 1, 1),
            Source = "Withdrawal agreement, OJ L, 2029/9998",
            Withdrawal = new Withdrawal { MemberState = "IS" },
        }),
        ("holidays", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2028, 1, 1),
            ValidTo = new DateOnly(2029, 1, 1),
            Source = "Public holidays 2028, OJ C, 2027/9999",
            Holidays = new Holidays { Days = [new Holiday { Day = new DateOnly(2028, 12, 25), Name = "Christmas Day" }] },
        }),
        ("silenceMinimum", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2027, 1, 1),
            Source = "The Presidency's note on written procedures",
            SilenceMinimum = new MinimumPeriod { WorkingDays = 3, MinutesOfDay = 1020 },
        }),
        ("officialLanguages", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2030, 1, 1),
            Source = "Council Regulation amending Regulation No 1, OJ L, 2029/9997",
            OfficialLanguages = new OfficialLanguages { Languages = ["de", "en", "fr"] },
        }),
        ("toolbox", new NewReferenceChange
        {
            ValidFrom = new DateOnly(2027, 1, 1),
            Source = "Revised implementing guidelines, 10289/23",
            Toolbox = new Toolbox
            {
                Measures =
                [
                    new ToolboxMeasure
                    {
                        Code = "restrictive-measures",
                        Category = "restrictive",
                        Title = "Restrictive measures",
                        LegalBasis = "Article 29 TEU",
                    },
                ],
            },
        }),
    ];

    public static NewRelease Release { get; } =
        new() { Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" };

    public static NewRejection Rejection { get; } = new() { Reasons = "The figure of Malta has a digit too many." };
}
