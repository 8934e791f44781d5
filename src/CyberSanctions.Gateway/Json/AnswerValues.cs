using CyberSanctions.Contracts.Kinds;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Common = CyberSanctions.Contracts.Common.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// From protobuf's values to JSON's, type by type. Protobuf has no absent text, number, word or list, JSON has: what is empty
/// there is absent here, where a member may be.
/// </summary>
internal static class AnswerValues
{
    public static string Text(string? text) => text ?? "";

    public static string? OrAbsent(string? text) => string.IsNullOrEmpty(text) ? null : text;

    public static int? OrAbsent(int number) => number == 0 ? null : number;

    public static long? OrAbsent(long number) => number == 0 ? null : number;

    public static DateTime ToTime(Timestamp time) => time.ToDateTime();

    public static DateTimeOffset ToInstant(Timestamp time) => time.ToDateTimeOffset();

    public static DateOnly ToDate(Common.Date date) => date.ToDay();

    public static byte[] ToBytes(ByteString bytes) => bytes.ToByteArray();

    /// <summary>Hashes are written in lower-case hexadecimal.</summary>
    public static string ToHex(ByteString hash) => Convert.ToHexStringLower(hash.Span);

    public static string? ToHexOrAbsent(ByteString? hash) => hash is null or { IsEmpty: true } ? null : ToHex(hash);

    // Mapperly 4.3 calls no generic methods (its issue 451; a later one does): until then a line for each type of which a word or
    // a list may be absent.
    public static Attribution.Sector? OrAbsent(Attribution.Sector sector) => sector == default ? null : sector;

    public static Attribution.StateFunction? OrAbsent(Attribution.StateFunction function)
        => function == default ? null : function;

    public static Attribution.UnionBody? OrAbsent(Attribution.UnionBody body) => body == default ? null : body;

    public static Attribution.Likelihood? OrAbsent(Attribution.Likelihood likelihood)
        => likelihood == default ? null : likelihood;

    public static Attribution.Confidence? OrAbsent(Attribution.Confidence confidence)
        => confidence == default ? null : confidence;

    public static Attribution.DossierState? OrAbsent(Attribution.DossierState state) => state == default ? null : state;

    public static Attribution.AttackKind? OrAbsent(Attribution.AttackKind kind) => kind == default ? null : kind;

    public static Common.Handling? OrAbsent(Common.Handling handling) => handling == default ? null : handling;

    public static Attribution.ItemKind? OrAbsent(Attribution.ItemKind kind) => kind == default ? null : kind;

    public static Attribution.RehashOutcome? OrAbsent(Attribution.RehashOutcome outcome) => outcome == default ? null : outcome;

    public static Attribution.ResponseCategory? OrAbsent(Attribution.ResponseCategory category)
        => category == default ? null : category;

    public static Attribution.PartnerOpinion? OrAbsent(Attribution.PartnerOpinion opinion)
        => opinion == default ? null : opinion;

    public static Listing.NotificationChannel? OrAbsent(Listing.NotificationChannel channel)
        => channel == default ? null : channel;

    public static Listing.CourtOutcome? OrAbsent(Listing.CourtOutcome outcome) => outcome == default ? null : outcome;

    public static Listing.StageBody? OrAbsent(Listing.StageBody body) => body == default ? null : body;

    public static Listing.SubjectKind? OrAbsent(Listing.SubjectKind kind) => kind == default ? null : kind;

    public static Listing.Gender? OrAbsent(Listing.Gender gender) => gender == default ? null : gender;

    public static Listing.Instrument? OrAbsent(Listing.Instrument instrument) => instrument == default ? null : instrument;

    public static Listing.NameKind? OrAbsent(Listing.NameKind kind) => kind == default ? null : kind;

    public static Listing.CalendarKind? OrAbsent(Listing.CalendarKind calendar) => calendar == default ? null : calendar;

    public static Listing.ListingGround? OrAbsent(Listing.ListingGround ground) => ground == default ? null : ground;

    public static Voting.Outcome? OrAbsent(Voting.Outcome outcome) => outcome == default ? null : outcome;

    public static IReadOnlyList<Listing.Measure>? OrAbsent(RepeatedField<Listing.Measure>? measures)
        => measures.OrAbsent(measure => measure);

    public static IReadOnlyList<string>? OrAbsent(RepeatedField<string?>? texts) => texts.OrAbsent(Text);

    /// <summary>The items, or that there are none.</summary>
    public static IReadOnlyList<TValue>? OrAbsent<T, TValue>(this IReadOnlyCollection<T>? items, Func<T, TValue> map)
        => items is not { Count: > 0 } ? null : [.. items.Select(map)];
}
