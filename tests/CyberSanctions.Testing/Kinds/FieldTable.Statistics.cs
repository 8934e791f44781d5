using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using static CyberSanctions.Testing.Kinds.FieldKind;

namespace CyberSanctions.Testing.Kinds;

public static partial class FieldTable
{
    private static FieldKind FigureYear => Own(
        "year of figures, or nothing", -1, 1, 20, 1949, DateTime.UtcNow.Year + 1, 9999, 10_000, int.MaxValue, int.MinValue);

    private static FieldKind DayThatEnded => Own(
        "day that has ended, or nothing",
        new Date(),
        new Date { Year = 2025, Month = 2, Day = 29 },
        new Date { Year = 1949, Month = 12, Day = 31 },
        new Date { Year = 1, Month = 1, Day = 1 },
        new Date { Year = DateTime.UtcNow.Year + 1, Month = 12, Day = 31 },
        new Date { Year = 9999, Month = 12, Day = 31 },
        new Date { Year = 10_000, Month = 1, Day = 1 });

    private static IEnumerable<KeyValuePair<string, FieldKind>>[] StatisticsRows =>
    [
        Of(
            GetListingFiguresRequest.Descriptor,
            ("list", ListName),
            ("by", OneOfOrNone),
            ("from_year", FigureYear),
            ("until_year", FigureYear),
            ("as_of", DayThatEnded)),
        Of(GetAdoptionFiguresRequest.Descriptor, ("list", ListName), ("from_year", FigureYear), ("until_year", FigureYear)),
        Of(GetReviewFiguresRequest.Descriptor, ("list", ListName), ("from_year", FigureYear), ("until_year", FigureYear)),
    ];
}
