using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using CyberSanctions.ServiceDefaults.Errors;

namespace CyberSanctions.Attribution.Stix;

/// <summary>A bundle that somebody sent.</summary>
internal sealed class StixBundle : IDisposable
{
    private const int MostProblems = 50;
    private const int MostText = 12_000;
    private const int LongestName = 150;

    private static readonly string[] Members = ["type", "id", "objects"];

    private readonly JsonDocument _document;

    private StixBundle(JsonDocument document, IReadOnlyList<StixObject> objects) => (_document, Objects) = (document, objects);

    /// <summary>In the order of the bundle.</summary>
    public IReadOnlyList<StixObject> Objects { get; }

    /// <summary>Those that nothing is wrong with.</summary>
    public IEnumerable<StixObject> Accepted => Objects.Where(stix => stix.Problems.Count == 0);

    /// <summary>Reads a bundle, and notes what is wrong with each of its objects.</summary>
    /// <param name="external">Whether objects may name others that are not in the bundle.</param>
    /// <exception cref="RefusedException"><c>bundle-refused</c>: it is none; <c>bundle-too-large</c>.</exception>
    public static StixBundle Read(ReadOnlyMemory<byte> json, bool external)
    {
        var document = Parse(json);
        try
        {
            StixObject[] objects = [.. ObjectsOf(document.RootElement).Select((item, place) => StixObject.Of(place, item))];
            foreach (var stix in objects)
            {
                CheckSize(stix);
                ObjectRules.Check(stix);
                if (stix is { Type: "marking-definition", Problems.Count: 0 } && Markings.Problem(stix) is { } problem)
                {
                    ObjectRules.Note(stix, "", problem);
                }
            }

            Repetitions.Check(objects);
            Circles.Check(objects);
            OtherObjects.Check(objects, external);
            return new StixBundle(document, objects);
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a bundle of which anything is wrong.</summary>
    public void RequireWhole()
    {
        var refused = Objects.Count(stix => stix.Problems.Count > 0);
        if (refused > 0)
        {
            throw StixRefusals.BundleRefused.Because(
                $"{refused} of {Objects.Count} objects cannot be taken.",
                Named(Objects.SelectMany(stix => stix.Problems.Select(problem => Describe(stix, problem)))));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    private static FieldProblem Describe(StixObject stix, ObjectProblem problem)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"objects[{stix.Place}]");
        return new FieldProblem(
            Short(problem.Path.Length == 0 ? place : $"{place}.{problem.Path}"),
            stix.Id.Length == 0 ? problem.Text : $"{Short(stix.Id)}: {problem.Text}");
    }

    // What a refusal says travels in a header, and names and ids are somebody's texts, of any length.
    private static IReadOnlyList<FieldProblem> Named(IEnumerable<FieldProblem> problems)
    {
        var room = MostText;
        return [.. problems.Take(MostProblems)
            .TakeWhile(problem => (room -= problem.Field.Length + problem.Description.Length) > 0)];
    }

    private static string Short(string text) => text.Length <= LongestName ? text : $"{text[..LongestName]}…";

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            throw StixRefusals.BundleRefused.Because("The bundle must be UTF-8.");
        }

        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = StixLimits.Depth });
        }
        catch (JsonException exception)
        {
            throw StixRefusals.BundleRefused.Because(string.Create(
                CultureInfo.InvariantCulture,
                $"The bundle must be JSON, of a depth up to {StixLimits.Depth}: it is not from line {exception.LineNumber + 1},"
                + $" byte {exception.BytePositionInLine + 1} on."));
        }
    }

    private static JsonElement.ArrayEnumerator ObjectsOf(JsonElement bundle)
    {
        if (bundle.ValueKind != JsonValueKind.Object || JsonText.Of(bundle, "type") != "bundle")
        {
            throw StixRefusals.BundleRefused.Because("bundle.type", "Must be a STIX bundle: an object of the type bundle.");
        }

        List<FieldProblem> problems = [];
        if (bundle.TryGetProperty("spec_version", out _))
        {
            problems.Add(new("bundle.spec_version", "Is of STIX 2.0: convert the bundle to 2.1."));
        }

        if (JsonText.Of(bundle, "id") is not { } id || !StixIds.Is(id) || StixIds.TypeOf(id) != "bundle")
        {
            problems.Add(new("bundle.id", "Must be bundle--UUID, the UUID of version 1 to 5."));
        }

        var names = NamesIn(bundle);
        problems.AddRange(names.Where(name => !Members.Contains(name) && name != "spec_version")
            .Select(name => new FieldProblem($"bundle.{Short(name)}", "Would be lost: a bundle has only type, id and objects.")));
        problems.AddRange(names.GroupBy(name => name).Where(same => same.Count() > 1)
            .Select(same => new FieldProblem($"bundle.{Short(same.Key)}", "Is there more than once.")));
        if (!bundle.TryGetProperty("objects", out var objects) || objects.ValueKind != JsonValueKind.Array
            || objects.GetArrayLength() == 0)
        {
            problems.Add(new("bundle.objects", "Must be a list of objects, one at least."));
        }
        else if (objects.GetArrayLength() > StixLimits.Objects)
        {
            throw StixRefusals.BundleTooLarge.Because(
                $"The bundle has {objects.GetArrayLength()} objects; it may have {StixLimits.Objects}.");
        }

        return problems.Count == 0
            ? objects.EnumerateArray()
            : throw StixRefusals.BundleRefused.Because("It is no bundle of STIX 2.1.", Named(problems));
    }

    private static List<string> NamesIn(JsonElement bundle)
    {
        try
        {
            return [.. bundle.EnumerateObject().Select(member => member.Name)];
        }
        catch (InvalidOperationException)
        {
            throw StixRefusals.BundleRefused.Because("The bundle holds half a character.");
        }
    }

    private static void CheckSize(StixObject stix)
    {
        if (stix.Canonical.Length > StixLimits.Object)
        {
            ObjectRules.Note(stix, "", "Must not have more than 1 MiB.");
        }
    }
}
