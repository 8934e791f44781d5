using System.Text.Json;

namespace CyberSanctions.Replay;

/// <summary>The public acts to replay: the two files of the <c>data</c> folder.</summary>
/// <param name="Acts">In date order.</param>
/// <param name="Listings">By EU reference number.</param>
public sealed record PublicActs(IReadOnlyList<PublicAct> Acts, IReadOnlyDictionary<string, PublicListing> Listings)
{
    /// <summary>Reads them.</summary>
    public static PublicActs Read(string folder)
    {
        var acts = Read<ActsFile>(Path.Combine(folder, "eu-cyber-acts.json")).Acts;
        var listings = Read<ListingsFile>(Path.Combine(folder, "eu-cyber-listings.json")).Listings;
        return new PublicActs([.. acts.OrderBy(a => a.EntryIntoForce)], listings.ToDictionary(l => l.EuReferenceNumber));
    }

    private static T Read<T>(string path)
        => JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{path} is empty.");

    private sealed record ActsFile(IReadOnlyList<PublicAct> Acts);

    private sealed record ListingsFile(IReadOnlyList<PublicListing> Listings);
}

/// <summary>An act and the dossiers behind it.</summary>
public sealed record PublicAct(
    string Number,
    string Title,
    string LegalBasis,
    DateOnly EntryIntoForce,
    string PublicationUrl,
    IReadOnlyList<PublicDossier> Dossiers);

/// <summary>What one campaign's dossier holds. An incident goes to the API as it stands in the file.</summary>
public sealed record PublicDossier(string Campaign, IReadOnlyList<JsonElement> Incidents, IReadOnlyList<PublicGround> Listings);

/// <summary>On which ground somebody is listed.</summary>
public sealed record PublicGround(string EuReferenceNumber, string Ground, string Basis);

/// <summary>A listing as published.</summary>
public sealed record PublicListing(
    string Name,
    string Type,
    IReadOnlyList<string> Aliases,
    string? DateOfBirth,
    string? PlaceOfBirth,
    string? NationalityIso2,
    string? Gender,
    IReadOnlyList<PublicIdentifier> Identifiers,
    IReadOnlyList<string> Addresses,
    string ReasonsInBrief,
    string EuReferenceNumber);

/// <summary>A document as published.</summary>
public sealed record PublicIdentifier(string Type, string Value, string? IssuedOn, string? IssuingCountry);
