using CyberSanctions.Contracts.Common.V1;
using CyberSanctions.ServiceDefaults.Paging;
using Google.Protobuf;

namespace CyberSanctions.ServiceDefaults.Searching;

/// <summary>A page of what a filter leaves.</summary>
/// <param name="Page">The page, of this filter and no other.</param>
/// <param name="Similar">
/// Whether words that are spelt nearly so will do. Where the first page came to be like that, so do those after it: their cursors
/// say so.
/// </param>
public sealed record SearchPage(Page Page, bool Similar)
{
    /// <summary>What was asked for. INVALID_ARGUMENT: a cursor of something else, also of another filter.</summary>
    /// <param name="what">What is listed: <c>dossiers</c>.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="request">Which page.</param>
    public static SearchPage Of(string what, IMessage filter, PageRequest? request)
    {
        var similar = Cursor.TryDecode(WhatOf(what, filter, similar: true), request?.Cursor ?? "", stackalloc byte[sizeof(long)]);
        return new SearchPage(Page.Of(WhatOf(what, filter, similar), request), similar);
    }

    /// <summary>The first page, when nothing was found as it was written.</summary>
    /// <param name="what">What is listed.</param>
    /// <param name="filter">Which of them.</param>
    public SearchPage Nearly(string what, IMessage filter)
        => new(Page with { What = WhatOf(what, filter, similar: true) }, Similar: true);

    private static string WhatOf(string what, IMessage filter, bool similar)
        => $"{what}{(similar ? " nearly" : "")}{(filter.CalculateSize() > 0 ? $" {filter}" : "")}";
}
