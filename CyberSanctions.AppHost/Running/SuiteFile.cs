using System.Text.Json;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// Says to scripts that the suite is up, and where: <c>.data/suite.json</c>, there from when everything is healthy
/// until the suite stops. The address of the dashboard holds the key to it: readable by its owner only.
/// </summary>
/// <example><c>{"pid":4711,"gateway":{"http":"http://localhost:8080","grpc":"http://localhost:8081"},"dashboard":"http://localhost:18888/login?t=…","secondsToHealthy":7.2}</c></example>
internal sealed class SuiteFile(DataFolder data)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private string Path => data.File("suite.json");

    public void Write(Uri http, Uri grpc, Uri? dashboard, double secondsToHealthy)
    {
        // Moved into place whole: whoever sees it can read it.
        var draft = data.WriteSecret("suite.json.new", JsonSerializer.Serialize(new
        {
            Pid = Environment.ProcessId,
            Gateway = new { Http = http.GetLeftPart(UriPartial.Authority), Grpc = grpc.GetLeftPart(UriPartial.Authority) },
            Dashboard = dashboard,
            SecondsToHealthy = Math.Round(secondsToHealthy, 1),
        }, Web));
        File.Move(draft, Path, overwrite: true);
    }

    public void Remove() => File.Delete(Path);
}
