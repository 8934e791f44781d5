using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Procedures.Periods;
using CyberSanctions.Signing;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.CourtFiles;

/// <summary>What an export is of, as each page says it.</summary>
/// <param name="Reference">CFL-2026-0001.</param>
/// <param name="Proposal">LP-2026-0012.</param>
internal sealed record ExportMark(string Reference, string Proposal, bool Exercise);

/// <summary>
/// Which files are in a file for a court, in the order of the index, and what is left out and why. Pure: see
/// <see cref="CourtFileContents"/> for what they are.
/// </summary>
/// <param name="mark">What the pages say.</param>
/// <param name="upTo">The highest marking that may be in it.</param>
internal sealed class CourtFilePlan(ExportMark mark, Handling upTo)
{
    /// <summary>Media types.</summary>
    public const string Html = "text/html; charset=utf-8", Json = "application/json", Plain = "text/plain; charset=utf-8",
        Protobuf = "application/x-protobuf", Bytes = "application/octet-stream";

    private const string ForPrograms = "The same, for programs";

    private readonly List<PlannedFile> _files = [];
    private readonly List<PlannedFile> _forPrograms = [];
    private readonly List<LeftOut> _leftOut = [];
    private int _above;

    /// <summary>The files: those that people read first.</summary>
    public IReadOnlyList<PlannedFile> Files => [.. _files, .. _forPrograms];

    /// <summary>
    /// What is left out. Of what is marked above the limit there is the number alone: what it is, is marked like it.
    /// </summary>
    public IReadOnlyList<LeftOut> LeftOut => _above == 0
        ? _leftOut
        : [.. _leftOut, new("above-marking", string.Create(
            CultureInfo.InvariantCulture,
            $"{_above} {(_above == 1 ? "document" : "documents")} marked above {Markings.Of(upTo)}"))];

    /// <summary>Says that something is left out.</summary>
    public void LeaveOut(string kind, string what) => _leftOut.Add(new(kind, what));

    /// <summary>Adds a file, unless it is marked above the limit: then it is counted.</summary>
    /// <returns>Whether it is in.</returns>
    public bool Add(PlannedFile file)
    {
        if (file.Handling > upTo || file.Handling == Handling.Unspecified)
        {
            _above++;
            return false;
        }

        _files.Add(file);
        return true;
    }

    /// <summary>Adds a document: a page to be read, and the same as canonical JSON beside it.</summary>
    /// <param name="stem">Its path without the ending.</param>
    /// <param name="page">What stands on the page; left out: the tree.</param>
    public void AddDocument(
        string stem,
        string part,
        string title,
        string day,
        Handling handling,
        Func<JsonObject> tree,
        Func<CourtPage, CourtPage>? page = null)
    {
        var html = new FileContent.Written(() =>
        {
            var shown = new CourtPage(mark, $"{stem}.html", title, handling);
            return (page is null ? shown.Tree(tree()) : page(shown)).ToBytes();
        });
        if (Add(new PlannedFile($"{stem}.html", part, title, day, Html, handling, html)))
        {
            _forPrograms.Add(new PlannedFile(
                $"{stem}.json",
                ForPrograms,
                title,
                day,
                Json,
                handling,
                new FileContent.Written(() => CanonicalJson.Bytes(tree()))));
        }
    }

    /// <summary>Adds a text, in UTF-8 as it is, without anything before or after it.</summary>
    public bool AddText(string path, string part, string title, string day, Handling handling, string text)
        => Add(new PlannedFile(
            path, part, title, day, Plain, handling, new FileContent.Written(() => Encoding.UTF8.GetBytes(text))));

    /// <summary>The day in Brussels of an instant.</summary>
    public static string DayOf(Timestamp? instant)
        => instant is null ? "" : DayOf(CouncilData.DayInBrussels(instant.ToDateTime()));

    /// <summary>A day.</summary>
    public static string DayOf(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
