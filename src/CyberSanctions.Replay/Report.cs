using Spectre.Console;

namespace CyberSanctions.Replay;

/// <summary>What the replay says at the end.</summary>
internal static class Report
{
    public static void Summary(IAnsiConsole console, IReadOnlyList<ReplayedAct> acts)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Replay of the EU cyber listings");
        foreach (var name in (string[])["Act", "In force", "Outcome"])
        {
            table.AddColumn(new TableColumn(name).NoWrap());
        }

        foreach (var name in (string[])["Listings", "Version", "Fetchable after"])
        {
            table.AddColumn(new TableColumn(name).NoWrap().RightAligned());
        }

        foreach (var act in acts)
        {
            table.AddRow(
                act.Act.Number,
                $"{act.Act.EntryIntoForce:yyyy-MM-dd}",
                act.Outcome,
                $"{act.Listings}",
                $"{act.Version}",
                $"{act.FromLastVote.TotalMilliseconds:0} ms");
        }

        console.Write(table);
        var delays = acts.Select(a => a.FromLastVote).Order().ToList();
        var p95 = delays[(int)Math.Ceiling(0.95 * delays.Count) - 1];
        console.WriteLine(
            $"{acts.Count} acts, {acts.Sum(a => a.Listings)} listings, {acts.Count * Principals.MemberStates.Count} votes,"
            + $" {acts.Count} list versions in {acts.Sum(a => a.Took.TotalSeconds):0.0} s.");
        console.WriteLine($"From the last vote to the list being fetchable: p95 {p95.TotalMilliseconds:0} ms.");
    }

    public static void WhereToLook(IAnsiConsole console, Uri gateway, Uri grpc, string? dashboard)
    {
        var http = gateway.GetLeftPart(UriPartial.Authority);
        console.WriteLine();
        console.WriteLine($"  list       {http}/lists/eu-cyber/latest/list.json");
        console.WriteLine($"             {http}/lists/eu-cyber/latest/list.xml");
        console.WriteLine($"             {http}/lists/eu-cyber/latest/index.json");
        console.WriteLine($"  REST API   {http}/api/v1");
        console.WriteLine($"             {http}/docs/");
        console.WriteLine($"  gRPC       {grpc.GetLeftPart(UriPartial.Authority)}");
        if (dashboard is not null)
        {
            console.WriteLine($"  dashboard  {dashboard}");
        }

        console.WriteLine();
        console.WriteLine("Try:");
        Line(console, $"  curl -s {http}/lists/eu-cyber/latest/list.xml | head -c 1500");
        Line(console, $"  curl -sI {http}/lists/eu-cyber/latest/list.json");
        Line(
            console,
            $$"""  curl -s -X POST {{http}}/dev/tokens -H 'Content-Type: application/json' """
            + $$"""-d '{"subject":"officer.one","roles":["officer"]}'""");
        console.WriteLine();
    }

    // Not wrapped: it is there to be copied.
    private static void Line(IAnsiConsole console, string text) => console.Profile.Out.Writer.WriteLine(text);
}
