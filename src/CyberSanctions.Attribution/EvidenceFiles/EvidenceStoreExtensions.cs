using CyberSanctions.Attribution.Custody;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>What keeps evidence itself.</summary>
internal static class EvidenceStoreExtensions
{
    /// <summary>The store, what goes round in it, and the key of custody files.</summary>
    public static void AddEvidenceStore(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<EvidenceSettings>().BindConfiguration(EvidenceSettings.Section);
        builder.Services.AddOptions<CustodySettings>().BindConfiguration(CustodySettings.Section);
        builder.Services.AddSingleton<CustodySigner>();
        builder.Services.AddSingleton<ContentReader>();
        builder.Services.AddSingleton<Rehashing>();
        builder.Services.AddSingleton<RehashingService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RehashingService>());
        builder.Services.AddSingleton<UploadSweeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<UploadSweeper>());
    }
}
