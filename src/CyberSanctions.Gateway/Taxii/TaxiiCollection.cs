using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberSanctions.Contracts.Kinds;
using CyberSanctions.ServiceDefaults.Errors;
using CyberSanctions.ServiceDefaults.Identity;

namespace CyberSanctions.Gateway.Taxii;

/// <summary>The collection of a partner (TAXII 2.1, section 5.2.1). Its id is always the same.</summary>
internal sealed record TaxiiCollection(string Id, string Partner)
{
    /// <summary>That of the partner for which the caller speaks.</summary>
    public static TaxiiCollection Of(HttpContext context)
    {
        var partner = Principal.Of(context.User).Partner;
        return new(IdOf(partner), partner);
    }

    /// <summary>The same, if it is the one that is asked for; to the caller there is no other.</summary>
    public static TaxiiCollection Require(string id, HttpContext context)
        => Of(context) is var own && own.Id == id ? own : throw Refusal.NotFound("collection", id);

    /// <summary>Writes what it is.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("id", Id);
        json.WriteString("title", $"Shared with {PartnerCodes.NameOf(Partner)}");
        json.WriteString("description", "What is shared with you now, each object as STIX 2.1. What is no more shared is gone.");
        json.WriteBoolean("can_read", true);
        json.WriteBoolean("can_write", false);
        json.WriteStartArray("media_types");
        json.WriteStringValue(TaxiiMedia.Content);
        json.WriteEndArray();
    }

    // Of the form of a UUID of version 4, as the standard wants it.
    private static string IdOf(string partner)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"taxii collection {partner}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
