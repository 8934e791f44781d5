using System.Security.Cryptography;

namespace CyberSanctions.AppHost.Running;

/// <summary>
/// The key that the voting service signs receipts with: the operator's, when the AppHost is given
/// <c>Receipts:SigningKeyFile</c>; otherwise one that is made for this data folder, once, and kept in it.
/// </summary>
internal static class ReceiptKeys
{
    private const string Setting = "Receipts:SigningKeyFile";
    private const string Name = "receipts-key.pem";

    public static IResourceBuilder<ProjectResource> WithReceiptKey(this IResourceBuilder<ProjectResource> service, Suite suite)
    {
        var file = suite.Builder.Configuration[Setting] is { Length: > 0 } own ? Path.GetFullPath(own)
            : suite.Data is { } data ? Kept(data)
            : null;
        return file is null ? service : service.WithEnvironment(Setting.Replace(":", "__", StringComparison.Ordinal), file);
    }

    private static string Kept(DataFolder data)
    {
        if (!File.Exists(data.File(Name)))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            data.WriteSecret(Name, key.ExportPkcs8PrivateKeyPem());
        }

        return data.File(Name);
    }
}
