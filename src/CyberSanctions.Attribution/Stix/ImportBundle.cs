using System.Security.Cryptography;
using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.Dossiers;
using CyberSanctions.Attribution.Exercises;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Attribution.Stix.Mapping;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Journal.Appending;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;
using CyberSanctions.ServiceDefaults.Validation;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CyberSanctions.Attribution.Stix;

/// <content>How a bundle comes in.</content>
internal sealed partial class StixGrpcService
{
    /// <summary>
    /// Opens a dossier with what is in a bundle. INVALID_ARGUMENT: <c>invalid-field</c>, <c>bundle-refused</c>;
    /// RESOURCE_EXHAUSTED:
    /// <c>bundle-too-large</c>.
    /// </summary>
    public override async Task<ImportBundleReply> ImportBundle(
        IAsyncStreamReader<ImportBundleRequest> requestStream, ServerCallContext context)
    {
        var start = await requestStream.MoveNext(context.CancellationToken)
            && requestStream.Current is { PartCase: ImportBundleRequest.PartOneofCase.Start } first
            ? first.Start
            : throw Refusal.Invalid("start", "Is required in the first message.");
        Check(start).Throw();
        var json = await ReceiveAsync(requestStream, context.CancellationToken);
        var sha256 = SHA256.HashData(json.Span);
        using var bundle = StixBundle.Read(json, start.External);
        if (!start.Partial)
        {
            bundle.RequireWhole();
        }

        // The key of a repeated call stands for the bundle as well.
        var asked = new BytesValue { Value = ByteString.CopyFrom(SHA256.HashData([.. start.ToByteArray(), .. sha256])) };
        return await commands.RunAsync(asked, context, async change =>
        {
            var plan = ImportPlan.Of(bundle, start.Handling, LivedDates.Today(time), change.Actor, change.Now);
            return await OpenAsync(change, start, bundle, plan, Convert.ToHexStringLower(sha256), Principal.Of(context));
        });
    }

    private static Checks Check(ImportStart start)
        => DossierRules.InExercise(
            new Checks()
                .Line("start.title", start.Title, 500, required: false)
                .Choice("start.handling", start.Handling)
                .That(
                    start.HasExercise, "start.exercise", "Has to be said, true or false: what is left out would be made real."),
            "start.exercise_reference",
            start.ExerciseReference,
            start.Exercise);

    private static async Task<ReadOnlyMemory<byte>> ReceiveAsync(
        IAsyncStreamReader<ImportBundleRequest> parts, CancellationToken cancel)
    {
        using var received = new MemoryStream();
        while (await parts.MoveNext(cancel))
        {
            if (parts.Current.PartCase != ImportBundleRequest.PartOneofCase.Bytes)
            {
                throw Refusal.Invalid("bytes", "Is required in every message but the first.");
            }

            if (received.Length + parts.Current.Bytes.Length > StixLimits.Bundle)
            {
                throw StixRefusals.BundleTooLarge.Because(
                    $"The bundle has more than {Number(StixLimits.Bundle)} bytes. Nothing of it was kept.");
            }

            parts.Current.Bytes.WriteTo(received);
        }

        return received.GetBuffer().AsMemory(0, (int)received.Length);
    }

    private static async Task<ImportBundleReply> OpenAsync(
        Change change, ImportStart start, StixBundle bundle, ImportPlan plan, string sha256, Principal principal)
    {
        RequireSame(start, plan);
        await Turns.RequireOpeningAsync(change, principal, start.ExerciseReference);
        var (title, summary) = HeaderOf(start, plan);
        var dossier = new Dossier
        {
            Reference = "",
            Version = 1,
            Title = title,
            Summary = summary,
            Handling = plan.HandlingOf(start.Handling),
            Exercise = start.Exercise,
            ExerciseReference = start.ExerciseReference,
            State = DossierState.Open,
            CreatedBy = change.Actor,
            CreatedAt = change.Now.ToTimestamp(),
        };
        DossierRules.CheckHeader(new Checks(), dossier.Title, dossier.Summary, dossier.Handling).Throw();
        dossier.Reference = await change.NextReferenceAsync("ATT");
        await DossierTable.InsertAsync(change, dossier);
        await ChangeTable.OpenedAsync(change, dossier, $"Imported from a STIX bundle, SHA-256 {sha256}");
        await ItemTables.InsertAsync(change, dossier, plan.Items);
        await StixTable.InsertAsync(change, dossier, plan, start.Handling);
        await change.AppendAsync(new DossierCreated { Dossier = dossier }, dossier.Reference);
        var reply = new ImportBundleReply { Dossier = dossier, Sha256 = sha256, Objects = { ImportReport.Of(bundle, plan) } };
        await change.AppendAsync(
            new DossierImported
            {
                DossierReference = dossier.Reference,
                DossierVersion = dossier.Version,
                BundleSha256 = sha256,
                Items = reply.Objects.Count(stix => stix.Outcome == ImportOutcome.Item),
                Kept = reply.Objects.Count(stix => stix.Outcome is ImportOutcome.Kept or ImportOutcome.Dossier),
                Refused = reply.Objects.Count(stix => stix.Outcome == ImportOutcome.Refused),
                ContentsSha256 = DigestOf(plan),
            },
            dossier.Reference);
        reply.Dossier.Contents = await DossierTable.CountAsync(change, dossier.Reference, principal.Clearance);
        return reply;
    }

    // Nobody makes an exercise real by sending it around, nor the other way round.
    private static void RequireSame(ImportStart start, ImportPlan plan)
    {
        if (plan.Kept.FirstOrDefault(stix => OurExtension.ExerciseOf(stix) is { } said && said != start.Exercise) is { } other)
        {
            throw Refusal.Invalid("start.exercise", $"Must be {(start.Exercise ? "false" : "true")}: {other.Id} says so.");
        }
    }

    private static (string Title, string Summary) HeaderOf(ImportStart start, ImportPlan plan)
    {
        if (plan.Report is null)
        {
            return start.Title.Length > 0
                ? (start.Title, "")
                : throw Refusal.Invalid("start.title",
                    "Is required: there is no dossier of this suite in the bundle, or more than one.");
        }

        return (
            start.Title.Length > 0 ? start.Title : JsonText.Of(plan.Report.Json, "name")!,
            JsonText.Of(plan.Report.Json, "description") ?? "");
    }

    private static string DigestOf(ImportPlan plan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var stix in plan.Kept.OrderBy(stix => stix.Id, StringComparer.Ordinal))
        {
            hash.AppendData(stix.Canonical);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
