using CyberSanctions.Attribution.Custody;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Common.V1;
using Npgsql;

namespace CyberSanctions.Attribution.EvidenceFiles;

/// <summary>What is kept of items, and what may be released of them, for whoever reads the items.</summary>
internal static class HeldEvidence
{
    /// <summary>Fills it in. A decision on an extract that is marked above a clearance is not there.</summary>
    /// <param name="extracts">Whether extracts are: a page of the longest would not fit into a message.</param>
    public static async Task FillAsync(
        NpgsqlConnection connection, Handling clearance, IReadOnlyList<Evidence> evidence, bool extracts)
    {
        // Of what declares no bytes there are none.
        var declared = evidence.Where(item => item.Sha256.Length > 0).ToList();
        if (declared.Count == 0)
        {
            return;
        }

        var held = await ContentTable.FindAsync(connection, declared);
        var releases = await CustodyTable.ReleasesAsync(connection, declared);
        foreach (var item in declared)
        {
            item.Content = held.GetValueOrDefault(Guid.Parse(item.Id))?.ToMessage();
            item.Release = releases.GetValueOrDefault(item.Id) is { } release && release.Handling <= clearance ? release : null;
            if (item.Release is not null && !extracts)
            {
                item.Release.Extract = "";
            }
        }
    }
}
