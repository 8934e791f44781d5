using CyberSanctions.AppHost.Running;
using CyberSanctions.AppHost.Sources;

// The suite, as a picture:
//
//   officer, delegate, bank ──▶ gateway ──▶ attribution ─▶ listing ─▶ voting ─▶ publication
//                                               │             │          │           │
//                                               ▼             ▼          ▼           ▼
//                                           one Postgres database each; all share one Redis
//
// Each arrow between services is a reader of the upstream service's journal (docs/journal.md). Services do not wait
// for one another: whoever is early finds nothing to read yet.
return await Suite.RunAsync(args, suite =>
{
    var postgres = suite.AddPostgres("postgres");
    var redis = suite.AddRedis("redis");

    var attribution = suite.AddService<Projects.CyberSanctions_Attribution>("attribution")
        .WithDatabase(postgres, "attribution")
        .WithRedis(redis)
        .WithCustodyKey(suite)
        // For while evidence arrives: else the runtime lets lie what it needs no more until there is as much of it as the
        // processor has cache. There is no setting for it but this.
        .WithEnvironment("DOTNET_GCgen0size", "0x400000");

    var listing = suite.AddService<Projects.CyberSanctions_Listing>("listing")
        .WithDatabase(postgres, "listing")
        .WithRedis(redis)
        .WithReference(attribution)
        .WithTakenOver(suite)
        .WithCourtFileKey(suite);

    var voting = suite.AddService<Projects.CyberSanctions_Voting>("voting")
        .WithDatabase(postgres, "voting")
        .WithRedis(redis)
        .WithReference(listing)
        .WithReceiptKey(suite);

    // What the Council made of an act goes back to where it was drafted.
    listing.WithReference(voting);

    var publication = suite.AddService<Projects.CyberSanctions_Publication>("publication")
        .WithDatabase(postgres, "publication")
        .WithRedis(redis)
        .WithReference(voting)
        .WithLog(suite);

    // Officers draft against what is on the list.
    listing.WithReference(publication);

    // What is in the toolbox, which proposals restrictive measures have led to, and what is done in exercises.
    attribution.WithReference(voting).WithReference(listing);

    suite.AddService<Projects.CyberSanctions_Gateway>("gateway", httpPort: suite.GatewayPort, grpcPort: suite.GatewayGrpcPort)
        .WithExternalHttpEndpoints()
        .WithRedis(redis)
        .WithReference(attribution)
        .WithReference(listing)
        .WithReference(voting)
        .WithReference(publication)
        .WithCommands(new Projects.CyberSanctions_Replay());
});
