using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;
using Client = CyberSanctions.Contracts.Listing.V1.Translations.TranslationsClient;

namespace CyberSanctions.Listing.Tests.Translations;

/// <summary>Invented people who translate invented statements.</summary>
internal sealed class Translators(ListingService listing)
{
    public Client Officer => As("aurelia.nimbus", Roles.Officer);

    public Client Translator => As("livia.frost", Roles.Officer);

    public Client Reviewer => As("marius.cumulus", Roles.Legal);

    public Client As(string subject, params string[] roles) => new(listing.Service.Channel(subject, roles));

    /// <summary>A draft on a dossier of its own.</summary>
    public async Task<Proposal> DraftAsync(Action<DraftProposalRequest>? change = null)
    {
        var request = Examples.NewProposal(listing.ConcludeDossier());
        change?.Invoke(request);
        return await listing.Drafter.DraftProposalAsync(request);
    }

    /// <summary>The same draft with another sentence in its first paragraph.</summary>
    public async Task<Proposal> EditAsync(Proposal proposal, string first)
    {
        var said = new DraftProposalRequest
        {
            DossierReference = proposal.DossierReference,
            Handling = proposal.Handling,
            Subject = proposal.Subject,
            Ground = proposal.Ground,
            Measures = { proposal.Measures },
            Reasons = { proposal.Reasons.Select(paragraph => paragraph.Clone()) },
        };
        said.Reasons[0].Text = first;
        return await listing.Drafter.EditProposalAsync(
            new EditProposalRequest { Reference = proposal.Reference, Proposal = said, Reason = "Another word." });
    }

    public async Task<ListTranslationsReply> ListAsync(string reference)
        => await Officer.ListTranslationsAsync(new ListTranslationsRequest { Reference = reference });

    public async Task<Translation> GetAsync(string reference, string language, string original = "")
        => await Officer.GetTranslationAsync(
            new GetTranslationRequest { Reference = reference, Language = language, OriginalSha256 = original });

    /// <summary>A text in a language, of as many paragraphs as the statement has now.</summary>
    public async Task<WriteTranslationRequest> TextAsync(string reference, string language, string word = "")
    {
        var standing = await ListAsync(reference);
        return new WriteTranslationRequest
        {
            Reference = reference,
            Language = language,
            OriginalSha256 = standing.OriginalSha256,
            Paragraphs = { standing.Original.Select((_, i) => $"{Sentence(language)}{word} {i + 1}.") },
        };
    }

    public async Task<Translation> WriteAsync(string reference, string language, string word = "", Client? by = null)
        => await (by ?? Translator).WriteTranslationAsync(await TextAsync(reference, language, word));

    /// <summary>A review of what is there, as it is now.</summary>
    public static ReviewTranslationRequest ReviewOf(Translation translation, bool accepted = true) => new()
    {
        Reference = translation.ProposalReference,
        Language = translation.Language,
        OriginalSha256 = translation.OriginalSha256,
        TextSha256 = translation.TextSha256,
        Accepted = accepted,
        Remark = accepted ? "" : "The servers were rented, not bought.",
    };

    public async Task<Translation> ReviewedAsync(string reference, string language)
        => await Reviewer.ReviewTranslationAsync(ReviewOf(await WriteAsync(reference, language)));

    public static async Task<string> OutcomeAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException exception)
        {
            return ServiceDefaults.Errors.StatusDetails.FromRpcException(exception).Reason;
        }
    }

    private static string Sentence(string language) => language switch
    {
        "bg" => "Аурелия Нимбус е наела сървърите",
        "el" => "Η Aurelia Nimbus μίσθωσε τους διακομιστές",
        "mt" => "Aurelia Nimbus kriet is-servers ħafna drabi",
        _ => $"Aurelia Nimbus hat die Server gemietet ({language})",
    };
}
