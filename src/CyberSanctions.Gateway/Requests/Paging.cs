using System.Globalization;
using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CyberSanctions.Gateway.Requests;

/// <summary>Cursor paging: the cursor is the service's, opaque here.</summary>
internal static class Paging
{
    /// <summary>Query parameter: where to go on.</summary>
    public const string Cursor = "cursor";

    /// <summary>Query parameter: how many on a page.</summary>
    public const string Size = "size";

    /// <summary>The most that a page holds.</summary>
    public const int Largest = 200;

    private const int LongestCursor = 500;

    /// <summary>The page that was asked for.</summary>
    public static PageRequest Requested(string? cursor, string? size)
    {
        if (cursor is not null && (cursor.Length > LongestCursor || !cursor.All(c => c is > ' ' and <= '~')))
        {
            throw Refusal.Invalid(Cursor, "Is no cursor that this API gave.");
        }

        var items = 0;
        if (size is not null
            && !(int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out items) && items is >= 1 and <= Largest))
        {
            throw Refusal.Invalid(Size, $"Must be a whole number from 1 to {Largest}.");
        }

        return new PageRequest { Cursor = cursor ?? "", Size = items };
    }

    /// <summary>The page, with the address of the next one in body and header.</summary>
    /// <param name="pinned">Query parameters that the next page has, whatever this one was asked for with.</param>
    public static Ok<Page<T>> Answer<T>(
        HttpContext context, IEnumerable<T> items, string nextCursor, params (string Name, string Value)[] pinned)
    {
        var next = Next(context, nextCursor, pinned);
        return TypedResults.Ok(new Page<T> { Items = [.. items], Next = next });
    }

    /// <summary>The address of the next page, which goes into the header as well; nothing after the last.</summary>
    public static string? Next(HttpContext context, string nextCursor, params (string Name, string Value)[] pinned)
    {
        string? next = null;
        if (nextCursor.Length > 0)
        {
            var query = context.Request.Query.Where(p => p.Key != Cursor)
                .ToDictionary(p => p.Key, p => (string?)p.Value.ToString(), StringComparer.Ordinal);
            query[Cursor] = nextCursor;
            foreach (var (name, value) in pinned)
            {
                query[name] = value;
            }

            next = QueryHelpers.AddQueryString($"{context.Request.PathBase}{context.Request.Path.ToUriComponent()}", query);
            context.Response.Headers[HeaderNames.Link] = $"<{next}>; rel=\"next\"";
        }

        return next;
    }
}
