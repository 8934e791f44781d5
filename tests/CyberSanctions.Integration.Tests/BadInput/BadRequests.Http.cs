using System.Text;

namespace CyberSanctions.Integration.Tests.BadInput;

public static partial class BadRequests
{
    private const int MoreThanOneMiB = (1024 * 1024) + 1;

    private static IEnumerable<BadRequest> Http()
    {
        yield return new("An address that is none", Get, "/api/v1/nothing", TokenKind.Officer, null, 404, "not-found", null);
        yield return new("An address outside the API", Get, "/admin", TokenKind.None, null, 404, "not-found", null);
        yield return new(
            "A method that is none here",
            HttpMethod.Delete,
            "/api/v1/dossiers/{openDossier}",
            TokenKind.Officer,
            null,
            405,
            "method-not-allowed",
            null);
        yield return new(
            "PUT on a list of resources", Put, "/api/v1/acts", TokenKind.Officer, Act.ToBytes(), 405, "method-not-allowed", null);

        yield return Body("A body that breaks off", "{\"title\":\"Intrusion", 400, MalformedJson);
        yield return Body("A body that is no JSON", "title=Intrusion", 400, MalformedJson);
        yield return Body("A body with a trailing comma", "{\"title\":\"Intrusion\",}", 400, MalformedJson);
        yield return Body("A body with a comment", "{\"title\":\"Intrusion\" /* what else */}", 400, MalformedJson);
        yield return Body("A body with something after it", $"{Dossier} {Dossier}", 400, MalformedJson);
        yield return Body("A body in single quotes", "{'title':'Intrusion'}", 400, MalformedJson);
        yield return Body("A body with a line break in a text", "{\"title\":\"Intru\nsion\"}", 400, MalformedJson);
        yield return Body("A body nested too deeply", new string('[', 500) + new string(']', 500), 400, MalformedJson);
        yield return Body("A body of nothing but a byte order mark", "\uFEFF", 400, MalformedJson);
        yield return Body("A body that is null", "null", 400, InvalidField);
        yield return Body("A body that is a list", $"[{Dossier}]", 400, InvalidField);
        yield return Body("A body that is a text", "\"dossier\"", 400, InvalidField);
        yield return Body("A body with a member name that is half a surrogate pair", "{\"\\ud800\":1}", 400, InvalidField);
        yield return Body("No body where one is needed", "", 400, InvalidField, "title");
        yield return Body("A body of more than 1 MiB", new string(' ', MoreThanOneMiB), 413, "too-large");
        yield return Body(
            "A body with a text of nearly 1 MiB",
            Dossier.With("title", $"\"{new string('x', 1_000_000)}\"").ToString(),
            400,
            InvalidField,
            "title").FromService();
        yield return Body("Bytes that are no UTF-8", "", 400, InvalidField, "title") with
        {
            Body = [.. Text("{\"title\":\""), 0xFF, 0xFE, .. Text("\"}")],
        };
        yield return Body("A body in UTF-16", "", 400, MalformedJson) with
        {
            Body = Encoding.Unicode.GetBytes(Dossier.ToString()),
        };

        yield return Body("A form", "title=Intrusion", 415, "unsupported-media-type", null) with
        {
            ContentType = "application/x-www-form-urlencoded",
        };
        yield return Body("XML", "<dossier/>", 415, "unsupported-media-type", null) with { ContentType = "application/xml" };
        yield return Body("JSON called a gRPC message", Dossier.ToString(), 415, "unsupported-media-type", null) with
        {
            ContentType = "application/grpc",
        };
        yield return Body("JSON called text", Dossier.ToString(), 415, "unsupported-media-type", null) with
        {
            ContentType = "text/plain",
        };
        yield return Body("JSON called nothing", Dossier.ToString(), 415, "unsupported-media-type", null) with
        {
            ContentType = null,
        };
        yield return Body("JSON in another charset", Dossier.ToString(), 415, "unsupported-media-type", null) with
        {
            ContentType = "application/json; charset=utf-16",
        };
        yield return Body("JSON called compressed", Dossier.ToString(), 415, "unsupported-media-type", null).With(
            "Content-Encoding", "gzip");

        yield return Body("An idempotency key with a space", Dossier.ToString(), 400, InvalidField, "Idempotency-Key").With(
            "Idempotency-Key", "a b");
        yield return Body("An idempotency key that is too long", Dossier.ToString(), 400, InvalidField, "Idempotency-Key").With(
            "Idempotency-Key", new string('k', 201));
        yield return Body("Two idempotency keys", Dossier.ToString(), 400, InvalidField, "Idempotency-Key")
            .With("Idempotency-Key", "a")
            .With("Idempotency-Key", "b");
        yield return Body("A precondition on what is not there yet", Dossier.ToString(), 400, InvalidField, "If-Match").With(
            "If-Match", "\"1\"");

        foreach (var (what, tag) in new[]
        {
            ("without quotes", "1"),
            ("that is weak", "W/\"1\""),
            ("of no version", "\"abc\""),
            ("with a zero before", "\"01\""),
            ("of version 0", "\"0\""),
            ("and another one", "\"1\", \"2\""),
            ("beyond all numbers", "\"99999999999999999999\""),
        })
        {
            yield return new BadRequest(
                $"An ETag {what}",
                Post,
                "/api/v1/dossiers/{openDossier}/actors",
                TokenKind.Officer,
                Actor.ToBytes(),
                400,
                InvalidField,
                "If-Match").With("If-Match", tag);
        }

        foreach (var (method, path, body) in new[]
        {
            (Post, "/api/v1/dossiers/{openDossier}/actors", Actor.ToBytes()),
            (Post, "/api/v1/acts/{draftAct}/submission", null),
            (Post, "/api/v1/ballots/{openBallot}/decision", null),
        })
        {
            var request = new BadRequest(
                $"{method} {path} with a stale ETag", method, path, TokenKind.Officer, body, 412, "stale-version", null);
            yield return request.With("If-Match", "\"4711\"").FromService();
        }

        const string Clearance = "/api/v1/proposals/{draftProposal}/clearance";
        var clearing = new BadRequest(
            "Clearing with a stale ETag", Post, Clearance, TokenKind.Legal, null, 412, "stale-version", null);
        yield return clearing.With("If-Match", "\"4711\"").FromService();

        foreach (var (what, query, field) in new[]
        {
            ("size 0", "size=0", "size"), ("size 201", "size=201", "size"), ("a size that is no number", "size=ten", "size"),
            ("two sizes", "size=1&size=2", "size"),
            ("a cursor with a control character", "cursor=%00", "cursor"),
            ("a query parameter that is none", "sort=title", "sort"),
        })
        {
            yield return new(
                $"A list with {what}", Get, $"/api/v1/dossiers?{query}", TokenKind.Officer, null, 400, InvalidField, field);
        }

        foreach (var resource in new[]
        {
            "dossiers", "dossiers/{openDossier}/incidents", "dossiers/{openDossier}/evidence", "dossiers/{openDossier}/actors",
            "dossiers/{openDossier}/changes", "dossiers/{openDossier}/differences", "dossiers/{openDossier}/remarks",
            "dossiers/{openDossier}/proportionality/versions", "dossiers/{openDossier}/response/measures",
            "dossiers/{openDossier}/response/changes", "dossiers/{openDossier}/shares", "dossiers/{openDossier}/partner-answers",
            "contributions",
            "proposals", "acts",
            "ballots", "lists/eu-cyber/versions",
        })
        {
            yield return new BadRequest(
                $"A cursor of somebody else's for {resource}",
                Get,
                $"/api/v1/{resource}?cursor=!!!",
                TokenKind.Officer,
                null,
                400,
                InvalidField,
                "cursor").FromService();
        }

        static BadRequest Body(string name, string body, int status, string problem, string? field = "body")
            => new(name, Post, "/api/v1/dossiers", TokenKind.Officer, Text(body), status, problem, field);
    }
}
