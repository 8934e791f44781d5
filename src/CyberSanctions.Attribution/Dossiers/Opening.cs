using CyberSanctions.Attribution.Changes;
using CyberSanctions.Attribution.EvidenceItems;
using CyberSanctions.Attribution.Incidents;
using CyberSanctions.Attribution.Items;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.Contracts.Events.V1;
using CyberSanctions.Journal.Appending;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CyberSanctions.Attribution.Dossiers;

/// <summary>
/// Opens dossiers and puts into them what is new, whoever brings it. Each item comes in the version that the dossier has now, and
/// is in the journal.
/// </summary>
internal static class Opening
{
    /// <summary>Opens a dossier, at version 1.</summary>
    /// <param name="reason">Where it comes from, if not from the officer alone.</param>
    /// <param name="exerciseReference">The exercise that it is opened in; empty: none.</param>
    public static async Task<Dossier> OpenAsync(
        Change change,
        string title,
        string summary,
        Handling handling,
        bool exercise,
        string reason = "",
        string exerciseReference = "")
    {
        var dossier = new Dossier
        {
            Reference = await change.NextReferenceAsync("ATT"),
            Version = 1,
            Title = title,
            Summary = summary,
            Handling = handling,
            Exercise = exercise,
            ExerciseReference = exerciseReference,
            State = DossierState.Open,
            CreatedBy = change.Actor,
            CreatedAt = change.Now.ToTimestamp(),
        };
        await DossierTable.InsertAsync(change, dossier);
        await ChangeTable.OpenedAsync(change, dossier, reason);
        await change.AppendAsync(new DossierCreated { Dossier = dossier }, dossier.Reference);
        return dossier;
    }

    /// <summary>Adds an incident.</summary>
    /// <returns>What is stored.</returns>
    public static async Task<Incident> AddIncidentAsync(Change change, Dossier dossier, Incident incident)
    {
        var happened = new IncidentAdded
        {
            DossierReference = dossier.Reference,
            DossierVersion = dossier.Version,
            Incident = await AddAsync(
                change, dossier, ItemTables.Incidents, id => new(IncidentRules.WithOffences(incident)) { Id = id }),
        };
        await change.AppendAsync(happened, dossier.Reference);
        return happened.Incident;
    }

    /// <summary>Adds an item of evidence. FAILED_PRECONDITION: <c>handling-above-dossier</c>.</summary>
    /// <returns>What is stored.</returns>
    public static async Task<Evidence> AddEvidenceAsync(Change change, Dossier dossier, Evidence evidence)
    {
        EvidenceRules.RequireFitting(evidence, dossier);
        var happened = new EvidenceAdded
        {
            DossierReference = dossier.Reference,
            DossierVersion = dossier.Version,
            Evidence = await AddAsync(change, dossier, ItemTables.Evidence, id => new(evidence)
            {
                Id = id,
                AddedBy = change.Actor,
                AddedAt = change.Now.ToTimestamp(),
            }),
        };
        await change.AppendAsync(happened, dossier.Reference);
        return happened.Evidence;
    }

    /// <summary>Names an actor.</summary>
    /// <returns>What is stored.</returns>
    public static async Task<Actor> NameActorAsync(Change change, Dossier dossier, Actor actor)
    {
        var happened = new ActorNamed
        {
            DossierReference = dossier.Reference,
            DossierVersion = dossier.Version,
            Actor = await AddAsync(change, dossier, ItemTables.Actors, id => new(actor) { Id = id }),
        };
        await change.AppendAsync(happened, dossier.Reference);
        return happened.Actor;
    }

    /// <summary>Puts an item into a dossier.</summary>
    /// <returns>What is stored.</returns>
    public static async Task<T> AddAsync<T>(Change change, Dossier dossier, ItemTable<T> table, Func<string, T> withId)
        where T : class, IMessage<T>
    {
        var id = ItemTables.NewId(change);
        var item = withId(id);
        await Citations.RequireAsync(change, dossier, [.. table.CitationsOf(item)]);
        await ChangeTable.RecordAsync(change, dossier, ChangeKind.Added, new(table.Kind, id, table.HandlingOf(item)));
        return await table.InsertAsync(change, dossier, id, item);
    }
}
