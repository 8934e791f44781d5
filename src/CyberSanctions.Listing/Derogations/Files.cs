using System.Security.Cryptography;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Journal.Appending;
using CyberSanctions.Listing.Council;
using CyberSanctions.Procedures.Periods;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Listing.Derogations;

/// <summary>Changes that a request goes through however they come about: by somebody, or by itself.</summary>
internal static class Files
{
    /// <summary>Of a file as it is kept: what the journal has of it.</summary>
    public static string HashOf(Derogation whole) => Convert.ToHexStringLower(SHA256.HashData(whole.ToByteArray()));

    /// <summary>
    /// A request is settled, or an authorisation revoked: its clocks end, that of the report begins, and it is in the journal.
    /// </summary>
    /// <param name="change">The change, in which the decision is written already.</param>
    /// <param name="derogation">As it was before.</param>
    /// <param name="outcome">What becomes of it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="effective">From when, UTC.</param>
    public static async Task<Derogation> SettleAsync(
        Change change, Derogation derogation, DerogationState outcome, DateTime now, DateTime effective)
    {
        var today = CouncilData.DayInBrussels(now);
        var reference = derogation.Reference;
        var authorisedOn = today;
        if (outcome == DerogationState.DeemedGranted)
        {
            authorisedOn = Clocks.Running(derogation, DerogationClockKind.Silence)!.DueOn.ToDay();
            await DerogationChanges.MeetAsync(change, reference, DerogationClockKind.Silence, authorisedOn);
        }

        Clock? report = null;
        if (outcome is DerogationState.Granted or DerogationState.DeemedGranted)
        {
            var council = await CouncilDataTable.RequireAsync(change);
            report = Clocks.OfReport(Articles.Of(derogation.Kind), council, authorisedOn, effective);
            if (report is not null)
            {
                await DerogationChanges.InsertClockAsync(change, reference, report);
            }
        }

        await DerogationChanges.StopAsync(
            change, reference, today, DerogationClockKind.Silence, DerogationClockKind.Notice);
        await DerogationChanges.SaveAsync(change, reference, outcome, now);
        var after = (await DerogationTable.FindAsync(change.Connection, change.Transaction, reference, today))!;
        await change.AppendAsync(
            new DerogationDecided
            {
                Reference = reference,
                Version = after.Version,
                Outcome = outcome,
                EffectiveAt = effective.ToTimestamp(),
                ReportDueOn = report?.DueOn.ToMessage(),
                FileSha256 = HashOf(after),
            },
            reference);
        return after;
    }
}
