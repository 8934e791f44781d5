// Takes libraries out of the Aspire CLI's single-file program and wraps each as the NuGet package it once was:
//
//     dotnet BundlePackages.dll <aspire-managed> <output folder> <Grpc.Tools version>
//
// For whom and why: eng/README.md.
using CyberSanctions.Eng.BundlePackages;

if (args is not [var program, var output, var grpcToolsVersion])
{
    Console.Error.WriteLine("usage: BundlePackages <single-file program> <output folder> <Grpc.Tools version>");
    return 2;
}

// What the suite refers to and curated feeds were seen to lack; their dependencies follow by themselves.
string[] wanted =
[
    "Google.Protobuf",
    "Grpc.AspNetCore",
    "Microsoft.IdentityModel.Protocols.OpenIdConnect", // for Microsoft.AspNetCore.Authentication.JwtBearer
    "OpenTelemetry.Exporter.OpenTelemetryProtocol",
    "OpenTelemetry.Extensions.Hosting",
    "System.IO.Hashing", // for Yarp.ReverseProxy
];

try
{
    var bundle = SingleFileBundle.Open(program);
    var graph = new DependencyGraph(bundle.ReadDepsJson());
    var aspNetCore = graph.AspNetCoreAssemblies;
    foreach (var node in graph.Closure(wanted))
    {
        var package = Package.From(node, bundle, aspNetCore);
        if (package.Id == "Grpc.AspNetCore")
        {
            // Its compiler of .proto files leaves no assembly in a program, hence no trace in deps.json.
            package = package with { Dependencies = [.. package.Dependencies, new Dependency("Grpc.Tools", grpcToolsVersion)] };
        }

        package.WriteTo(output);
        Console.WriteLine($"{package.Id} {package.Version}");
    }

    return 0;
}
catch (Exception e) when (e is IOException or InvalidDataException or BadImageFormatException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
