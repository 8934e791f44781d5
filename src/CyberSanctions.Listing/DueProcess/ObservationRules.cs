using System.Security.Cryptography;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;

namespace CyberSanctions.Listing.DueProcess;

/// <summary>What observations say, how they are numbered, and when they are answered.</summary>
internal static class ObservationRules
{
    /// <summary>Bytes of a file.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>As which observations are marked that come by the form: what a person has to say for themselves.</summary>
    public const Handling OfTheForm = Handling.TlpAmberStrict;

    private const int LongestSender = 300;
    private const int LongestText = 20_000;
    private const int LongestReason = 2_000;
    private const int LongestAnswer = 10_000;
    private const int LongestName = 200;
    private const int LongestList = 100;

    private static readonly IReadOnlyList<string> ReadersOfObservations =
        Rights.Of(Rights.NameOf(Contracts.Listing.V1.DueProcess.Descriptor, "GetObservations")).Roles;

    // Crockford's base 32: no letter that could be a digit, and none that makes words.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 4;
    private const int InAGroup = 5;

    /// <summary>Whether somebody may read observations, and so know their numbers.</summary>
    public static bool MayRead(Principal reader) => ReadersOfObservations.Any(reader.Has);

    /// <summary>A number that nobody guesses: 100 bits by chance.</summary>
    public static string NewReference()
        => "OBS-" + string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Digits, InAGroup)));

    /// <summary>Refuses observations that do not say what they must.</summary>
    public static void Check(NewObservations? observations)
    {
        if (observations is null)
        {
            throw Refusal.Invalid("observations", "Is required in the first message.");
        }

        if (observations.FileSize > LargestFile)
        {
            throw DueProcessRefusals.ObservationsTooLarge.Because(
                $"The file has {observations.FileSize} bytes; {LargestFile} are the most.");
        }

        var hasFile = observations.FileSize > 0;
        new Checks()
            .Token("observations.list", observations.List, LongestList, required: false)
            .Reference("observations.entry_reference", observations.EntryReference)
            .Line("observations.sender", observations.Sender, LongestSender)
            .Line("observations.contact", observations.Contact, LongestSender, required: false)
            .Paragraphs("observations.text", observations.Text, LongestText)
            .Line("observations.file_name", observations.FileName, LongestName, required: hasFile)
            .That(observations.FileSize >= 0, "observations.file_size", "Must not be negative.")
            .That(
                hasFile || observations.FileName.Length == 0,
                "observations.file_name",
                "Must be absent without a file that has bytes.")
            .Throw();
    }

    public static void Check(RecordObservationsRequest request, DateOnly today)
        => new Checks()
            .Token("list", request.List, LongestList, required: false)
            .Reference("entry_reference", request.EntryReference)
            .Line("sender", request.Sender, LongestSender)
            .Line("contact", request.Contact, LongestSender, required: false)
            .Paragraphs("text", request.Text, LongestText)
            .Choice("handling", request.Handling)
            .LivedDate("received_on", request.ReceivedOn, today, required: true)
            .Document("document", request.Document)
            .Throw();

    public static void Check(FetchObservationsFileRequest request)
        => new Checks().Reference("reference", request.Reference).Paragraphs("reason", request.Reason, LongestReason).Throw();

    public static void Check(AnswerObservationsRequest request)
        => new Checks().Reference("reference", request.Reference)
            .Version("expected_version", request.ExpectedVersion)
            .Paragraphs("answer", request.Answer, LongestAnswer)
            .Throw();

    /// <summary>Refuses some more when too much waits.</summary>
    public static void RequireRoom(ObservationSettings settings, Waiting waiting, long size)
    {
        if (waiting.All >= settings.MostWaiting
            || waiting.OnEntry >= settings.MostWaitingOnEntry
            || waiting.Bytes + size > settings.MostWaitingBytes)
        {
            throw DueProcessRefusals.TooManyObservations.Because("As much as can be kept waits for an answer.");
        }
    }

    /// <summary>Refuses to answer what was answered, and what is still under review.</summary>
    public static void RequireAnswerable(ReceivedObservations observations, ListingReview? review, long expectedVersion)
    {
        if (observations.State == ObservationsState.Answered)
        {
            throw DueProcessRefusals.ObservationsAnswered.Because(
                $"{observations.Reference} were answered by {observations.AnsweredBy}.");
        }

        NotificationRules.RequireVersion(observations.Reference, expectedVersion, observations.Version);
        if (review?.State == ReviewState.Open)
        {
            throw DueProcessRefusals.ReviewOpen.Because($"{review.Reference}, to which they have led, has not ended.");
        }
    }
}

/// <summary>What waits for an answer.</summary>
/// <param name="All">How many.</param>
/// <param name="OnEntry">Of those, on one entry.</param>
/// <param name="Bytes">That the files of all have.</param>
internal sealed record Waiting(long All, long OnEntry, long Bytes);
