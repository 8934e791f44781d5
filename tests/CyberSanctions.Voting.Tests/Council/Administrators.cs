using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Voting.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.Voting.Tests.Ballots;
using Client = CyberSanctions.Contracts.Voting.V1.ReferenceData.ReferenceDataClient;

namespace CyberSanctions.Voting.Tests.Council;

/// <summary>Two administrators of a voting service, and what they propose.</summary>
internal sealed class Administrators(VotingService voting)
{
    /// <summary>The members that the service comes with.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. Union.Of2025.Select(member => member.MemberState)];

    /// <summary>Proposes, unless a test says otherwise.</summary>
    public Client One => Of("aurelia.nimbus");

    /// <summary>Releases.</summary>
    public Client Other => Of("tiberius.quill");

    /// <summary>The day in Brussels.</summary>
    public DateOnly Today => CouncilData.DayInBrussels(voting.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Reads, and may do nothing else.</summary>
    public Client Reader => new(voting.Service.Channel("observer-1", [Roles.Observer]));

    /// <summary>An administrator.</summary>
    public Client Of(string subject) => new(voting.Service.Channel(subject, [Roles.Administrator]));

    /// <summary>Releases a proposal as it was answered.</summary>
    public async Task<ReferenceChange> ReleaseAsync(ReferenceChange proposed, bool confirmed = false)
        => await Other.ReleaseChangeAsync(Release(proposed, confirmed));

    /// <summary>Proposes a change and releases it.</summary>
    public async Task<ReferenceChange> ChangeAsync(ProposedChange change, bool confirmed = false)
        => await ReleaseAsync(await One.ProposeChangeAsync(change), confirmed);

    /// <summary>What is in force.</summary>
    public async Task<InForce> InForceAsync(DateOnly? day = null)
        => await Reader.GetInForceAsync(new GetInForceRequest { Day = Day(day ?? Today) });

    /// <summary>The last that others were told of the reference data.</summary>
    public async Task<CouncilDataChanged> LastToldAsync()
        => CouncilDataChanged.Parser.ParseFrom((await voting.EntriesOfAsync("council"))[^1].Payload);

    /// <summary>A release of what was answered.</summary>
    public static ReleaseChangeRequest Release(ReferenceChange proposed, bool confirmed = false)
        => new() { Reference = proposed.Reference, Sha256 = proposed.Sha256, LargeChangesConfirmed = confirmed };

    /// <summary>A population table whose shares are about those of 2025; alter its figures as you like.</summary>
    public ProposedChange Table(DateOnly from, int? year = null, params string[] more) => new()
    {
        ValidFrom = Day(from),
        Source = "Invented, OJ L, 2026/9999",
        Populations = new PopulationTable
        {
            Year = year ?? from.Year,
            Unit = "persons",
            Figures =
            {
                Union.Of2025.Select(
                    member => new Figure { MemberState = member.MemberState, Population = member.Population * 45_103 }),
                more.Select(state => new Figure { MemberState = state, Population = 7 * 45_103 }),
            },
        },
    };

    /// <summary>Antarctica joins.</summary>
    public static ProposedChange Accession(DateOnly from, params int[] editions) => Accession("AQ", "Antarctica", from, editions);

    /// <summary>A State joins.</summary>
    public static ProposedChange Accession(string code, string name, DateOnly from, params int[] editions) => new()
    {
        ValidFrom = Day(from),
        Source = "Treaty of Accession, invented",
        Accession = new Accession
        {
            MemberState = code,
            IsoCode = code,
            Name = name,
            Populations = { editions.Select(edition => new FigureInTable { Edition = edition, Population = 7 }) },
        },
    };

    /// <summary>A State leaves.</summary>
    public static ProposedChange Withdrawal(string code, DateOnly from)
        => new()
        {
            ValidFrom = Day(from),
            Source = "Withdrawal agreement, invented",
            Withdrawal = new Withdrawal { MemberState = code },
        };

    /// <summary>A minimum period.</summary>
    public static ProposedChange Minimum(DateOnly from, int days, DateOnly? to = null) => new()
    {
        ValidFrom = Day(from),
        ValidTo = to is { } end ? Day(end) : null,
        Source = "The Presidency, invented",
        SilenceMinimum = new MinimumPeriod { WorkingDays = days, MinutesOfDay = 1020 },
    };

    /// <summary>A calendar with these holidays.</summary>
    public static ProposedChange Calendar(DateOnly from, DateOnly to, params DateOnly[] days) => new()
    {
        ValidFrom = Day(from),
        ValidTo = Day(to),
        Source = "Public holidays, invented",
        Holidays = new Holidays { Days = { days.Select(day => new Holiday { Day = Day(day), Name = "Invented holiday" }) } },
    };

    /// <summary>A day.</summary>
    public static Date Day(DateOnly day) => new() { Year = day.Year, Month = day.Month, Day = day.Day };
}
