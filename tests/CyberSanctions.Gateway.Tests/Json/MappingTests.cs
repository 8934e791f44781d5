using System.Text.Json;
using CyberSanctions.Contracts.Acts;
using CyberSanctions.Contracts.Attribution.V1;
using CyberSanctions.Contracts.Listing.V1;
using CyberSanctions.Gateway.Acts;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Deadlines;
using CyberSanctions.Gateway.Delegations;
using CyberSanctions.Gateway.Dossiers;
using CyberSanctions.Gateway.Entries;
using CyberSanctions.Gateway.Lists;
using CyberSanctions.Gateway.OpenApi;
using CyberSanctions.Gateway.Proposals;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Attribution = CyberSanctions.Contracts.Attribution.V1;
using Common = CyberSanctions.Contracts.Common.V1;
using Listing = CyberSanctions.Contracts.Listing.V1;
using Publication = CyberSanctions.Contracts.Publication.V1;
using Voting = CyberSanctions.Contracts.Voting.V1;

namespace CyberSanctions.Gateway.Tests.Json;

/// <summary>
/// Between the contracts and the API nothing is lost: messages in which every field has a value of its
/// own, so that a field that is forgotten or swapped shows.
/// </summary>
public sealed class MappingTests
{
    [Fact]
    public void Subject_ThroughTheApiAndBack_IsTheSame()
    {
        var subject = Filled<Listing.Subject>();

        Assert.Equal(subject, ThroughJson(subject.ToSubject()).ToWire());
    }

    [Fact]
    public void SubjectWithANameAlone_ThroughTheApiAndBack_IsTheSame()
    {
        var subject = new Listing.Subject { Kind = SubjectKind.Entity, Names = { new Listing.Name { WholeName = "Blue Heron Ltd", Quality = NameQuality.Weak } } };

        Assert.Equal(subject, ThroughJson(subject.ToSubject()).ToWire());
    }

    [Fact]
    public void Name_OfWhichNothingElseIsSaid_IsAStrongOne()
        => Assert.Equal(
            NameQuality.Strong,
            new Proposals.Subject { Kind = SubjectKind.Person, Names = [new() { WholeName = "Aurelia Nimbus" }] }.ToWire().Names[0].Quality);

    [Fact]
    public void NewProposal_SaysEverythingThatTheServiceAsks()
    {
        var request = ThroughJson(Examples.Proposal with
        {
            EuReferenceNumber = "EU.999901.1",
            DistinctFrom = ["LP-2026-0011"],
            ConfirmedMixedScripts = true,
            List = "eu-cyber",
            Amendment = OperationExamples.Amendment.Amendment,
            Delisting = OperationExamples.Delisting.Delisting,
            Renewal = OperationExamples.Renewal.Renewal,
            Extension = OperationExamples.Extension.Extension,
            Evidence = ["A judgment"],
        }).ToWire();

        AssertFilled(request);
        Assert.Equal(Examples.Proposal.StatementOfReasons, request.StatementOfReasons);
        Assert.Equal([Measure.AssetFreeze, Measure.TravelBan], request.Measures);
        Assert.Equal(new Common.PartialDate { Year = 1985, Month = 8, Circa = true }, request.Subject.Births[0].Date);
    }

    [Fact]
    public void NewAct_SaysEverythingThatTheServiceAsks()
    {
        var request = ThroughJson(Examples.Act with
        {
            EntryIntoForce = new DateOnly(2026, 7, 30),
            PublishedOn = new DateOnly(2026, 7, 29),
            PublicationUrl = "http://data.europa.eu/eli/reg_impl/2026/9999/oj",
            Corrects = new() { ActReference = "ACT-2026-0003", From = new DateOnly(2026, 7, 31) },
        }).ToWire();

        AssertFilled(request);
        Assert.Equal(new Common.Date { Year = 2026, Month = 7, Day = 30 }, request.EntryIntoForce);
        Assert.Equal(new Common.Date { Year = 2026, Month = 7, Day = 29 }, request.PublishedOn);
        AssertFilled(request.Corrects);
    }

    [Fact]
    public void NewDossier_SaysEverythingThatTheServiceAsks() => AssertFilled(ThroughJson(Examples.Dossier with { Exercise = true }).ToWire());

    [Fact]
    public void NewIncident_SaysEverythingThatTheServiceAsks()
    {
        var incident = ThroughJson(Examples.Incident with { Attempted = true }).ToWire();

        AssertFilled(incident, except: "id");
        Assert.Equal([AttackKind.AccessToInformationSystems, AttackKind.DataInterference], incident.AttackKinds);
    }

    [Fact]
    public void NewEvidence_SaysEverythingThatTheServiceAsks() => AssertFilled(ThroughJson(Examples.Evidence).ToWire(), "id", "added_by", "added_at");

    [Fact]
    public void NewActor_SaysEverythingThatTheServiceAsks() => AssertFilled(ThroughJson(Examples.Actor).ToWire(), except: "id");

    [Fact]
    public void Dossier_IsAnsweredWhole() => AssertSame(Filled<Attribution.Dossier>(), dossier => dossier.ToDossier());

    [Fact]
    public void Incident_IsAnsweredWhole() => AssertSame(Filled<Attribution.Incident>(), incident => incident.ToIncident());

    [Fact]
    public void Evidence_IsAnsweredWhole() => AssertSame(Filled<Attribution.Evidence>(), evidence => evidence.ToEvidence());

    [Fact]
    public void Actor_IsAnsweredWhole() => AssertSame(Filled<Attribution.Actor>(), actor => actor.ToActor());

    [Fact]
    public void Dossier_SaysWhereToReadWhatIsInIt()
    {
        var dossier = Filled<Attribution.Dossier>();
        dossier.Reference = "ATT-2026-0007";
        Assert.Equal("/api/v1/dossiers/ATT-2026-0007/incidents", dossier.ToDossier().Incidents.Href);
        Assert.Equal("/api/v1/dossiers/ATT-2026-0007/evidence", dossier.ToDossier().Evidence.Href);
        Assert.Equal("/api/v1/dossiers/ATT-2026-0007/actors", dossier.ToDossier().Actors.Href);
    }

    [Fact]
    public void Proposal_IsAnsweredWhole()
        => AssertSame(OfAllFields(Filled<Listing.Proposal>()), proposal => proposal.ToProposal());

    [Fact]
    public void Act_IsAnsweredWhole()
    {
        var act = Filled<Listing.Act>();
        OfAllFields(act.Proposals[0]);

        AssertSame(act, whole => whole.ToAct());
    }

    [Fact]
    public void Entry_IsAnsweredWhole() => AssertSame(Filled<Listing.Entry>(), entry => entry.ToEntry());

    [Fact]
    public void Work_IsAnsweredWhole() => AssertSame(Filled<Listing.Work>(), work => work.ToWork());

    [Fact]
    public void Ballot_IsAnsweredWhole() => AssertSame(Filled<Voting.Ballot>(), ballot => ballot.ToBallot());

    [Fact]
    public void Proceeding_IsAnsweredWhole() => AssertSame(Filled<Voting.Proceeding>(), proceeding => proceeding.ToProceeding());

    [Fact]
    public void Receipt_IsAnsweredWhole() => AssertSame(Filled<Voting.Receipt>(), receipt => receipt.ToReceipt());

    [Fact]
    public void DelegationKey_IsAnsweredWhole() => AssertSame(Filled<Voting.DelegationKey>(), key => key.ToKey());

    [Fact]
    public void Deadline_IsAnsweredWhole() => AssertSame(Filled<Voting.CalculateDeadlineReply>(), DeadlineEndpoints.ToDeadline);

    [Fact]
    public void NewDelegationKey_SaysEverythingThatTheServiceAsks()
        => AssertFilled(ThroughJson(Examples.DelegationKey with { ValidFrom = Examples.Deadline.Deadline }).ToWire(), except: "member_state");

    [Fact]
    public void Submission_SaysHowToVote_InUtc()
    {
        var procedure = ThroughJson(Examples.Submission).Procedure!.ToWire();

        AssertFilled(procedure);
        Assert.Equal(new DateTime(2026, 7, 24, 16, 0, 0, DateTimeKind.Utc), procedure.Deadline.ToDateTime());
        Assert.Equal(procedure, procedure.ToProcedure().ToWire());
    }

    [Fact]
    public void Correction_SaysEverythingThatTheServiceAsks_AndNothingThatWasLeftOut()
    {
        var day = new DateOnly(2026, 7, 30);
        var whole = Examples.Correction with
        {
            Title = "t",
            LegalBasis = "l",
            PublicationUrl = "",
            EntryIntoForce = day,
            PublishedOn = day,
            InForceOnAdoption = true,
        };
        var request = ThroughJson(whole).ToWire();

        AssertFilled(request, "reference", "expected_version", "publication_url");
        Assert.True(request.HasPublicationUrl);
        Assert.Equal(new Listing.CorrectActRequest(), ThroughJson(new Correction()).ToWire());
    }

    [Fact]
    public void ListVersion_IsAnsweredWhole() => AssertSame(Filled<Publication.ListVersion>(), ListEndpoints.ToListVersion);

    [Fact]
    public void Summaries_AreTheWholeWithoutItsContents()
    {
        AssertPartOf(Filled<Attribution.Dossier>().ToSummary(), Filled<Attribution.Dossier>().ToDossier());
        AssertPartOf(Filled<Listing.Act>().ToSummary(), Filled<Listing.Act>().ToAct());
        AssertPartOf(Filled<Voting.Ballot>().ToSummary(), Filled<Voting.Ballot>().ToBallot());
    }

    [Fact]
    public void WhatIsNotThere_IsAbsentFromTheAnswer()
    {
        var proposal = Filled<Listing.Proposal>();
        proposal.ClearedBy = "";
        proposal.ClearedAt = null;
        proposal.ActReference = "";
        proposal.Subject.Gender = Gender.Unspecified;

        var json = JsonSerializer.SerializeToElement(proposal.ToProposal(), Rules.Options);

        Assert.False(json.TryGetProperty("clearedBy", out _));
        Assert.False(json.TryGetProperty("clearedAt", out _));
        Assert.False(json.TryGetProperty("actReference", out _));
        Assert.False(json.GetProperty("subject").TryGetProperty("gender", out _));
    }

    // In an amendment only the fields that it names mean anything.
    private static Listing.Proposal OfAllFields(Listing.Proposal proposal)
    {
        proposal.Amendment.Fields.Clear();
        proposal.Amendment.Fields.AddRange(EntryContents.Fields);
        return proposal;
    }

    private static T ThroughJson<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Rules.Options), Rules.Options)!;

    // Every leaf of the message has to be somewhere in the answer, under the same path in camelCase.
    private static void AssertSame<T>(T message, Func<T, object> map)
        where T : IMessage
    {
        var answer = map(message);
        var json = JsonSerializer.SerializeToElement(answer, answer.GetType(), Rules.Options);
        AssertHolds(json, message, typeof(T).Name);
    }

    private static void AssertHolds(JsonElement json, IMessage message, string path)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var here = $"{path}.{field.JsonName}";
            if (message is Listing.Subject && field.Name == "kind" && path.Contains("amendment", StringComparison.Ordinal))
            {
                // Cannot be amended.
                continue;
            }

            if (field.Name == "takes_no_part")
            {
                // In the contract what is unusual is said; here what is.
                Assert.False(json.GetProperty("takesPart").GetBoolean());
                continue;
            }

            if (field.Name == "contents")
            {
                // Each beside where it is read.
                var contents = (Attribution.Contents)field.Accessor.GetValue(message);
                Assert.Equal(
                    (contents.Incidents, contents.Evidence, contents.Actors),
                    (json.GetProperty("incidents").GetProperty("count").GetInt64(), json.GetProperty("evidence").GetProperty("count").GetInt64(),
                        json.GetProperty("actors").GetProperty("count").GetInt64()));
                continue;
            }

            Assert.True(json.TryGetProperty(field.JsonName, out var value), $"{here} is missing");
            var expected = field.Accessor.GetValue(message);
            if (field.IsRepeated)
            {
                Assert.Equal(((System.Collections.IList)expected).Count, value.GetArrayLength());
                expected = ((System.Collections.IList)expected)[0]!;
                value = value[0];
            }

            switch (expected)
            {
                case Timestamp time:
                    Assert.EndsWith("Z", value.GetString());
                    Assert.Equal(time.ToDateTime(), value.GetDateTime());
                    break;
                case Common.Date date:
                    Assert.Equal($"{date.Year:0000}-{date.Month:00}-{date.Day:00}", value.GetString());
                    break;
                case Common.PartialDate:
                    Assert.Equal(JsonValueKind.Object, value.ValueKind);
                    break;
                case IMessage inner:
                    AssertHolds(value, inner, here);
                    break;
                case ByteString bytes:
                    Assert.Equal(bytes.ToByteArray(), value.GetBytesFromBase64());
                    break;
                case string text:
                    Assert.Equal(text, value.GetString());
                    break;
                case int or long:
                    Assert.Equal(Convert.ToInt64(expected), value.GetInt64());
                    break;
                case bool flag:
                    Assert.Equal(flag, value.GetBoolean());
                    break;
                default:
                    Assert.False(string.IsNullOrEmpty(value.GetString()), here);
                    break;
            }
        }
    }

    private static void AssertFilled(IMessage message, params string[] except)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => !except.Contains(field.Name)))
        {
            var value = field.Accessor.GetValue(message);
            Assert.False(value is null or "" or 0 or 0L or false || value is System.Collections.IList { Count: 0 }, $"{field.FullName} is empty");
        }
    }

    private static void AssertPartOf(object summary, object whole)
    {
        var all = JsonSerializer.SerializeToElement(whole, whole.GetType(), Rules.Options);
        foreach (var member in JsonSerializer.SerializeToElement(summary, summary.GetType(), Rules.Options).EnumerateObject())
        {
            Assert.Equal(all.GetProperty(member.Name).GetRawText(), member.Value.GetRawText());
        }
    }

    // A message with something in every field, and nowhere the same text or number twice.
    private static T Filled<T>()
        where T : IMessage, new()
    {
        var message = new T();
        var next = 1;
        Fill(message, ref next);
        return message;
    }

    private static void Fill(IMessage message, ref int next)
    {
        switch (message)
        {
            case Timestamp time:
                time.Seconds = 1_780_000_000 + next++;
                return;
            case Common.Date date:
                (date.Year, date.Month, date.Day) = (2000 + next++, 2, 28);
                return;
            case Common.PartialDate range:
                (range.YearFrom, range.YearTo, range.Circa) = (1900 + next++, 2000, true);
                return;
        }

        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var value = Value(field, ref next);
            if (field.IsRepeated)
            {
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(value);
            }
            else
            {
                field.Accessor.SetValue(message, value);
            }
        }
    }

    private static object Value(FieldDescriptor field, ref int next)
    {
        switch (field.FieldType)
        {
            case FieldType.Message:
                var inner = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
                Fill(inner, ref next);
                return inner;
            case FieldType.Enum:
                return System.Enum.ToObject(field.EnumType.ClrType, 1);
            case FieldType.Bytes:
                return ByteString.CopyFromUtf8($"{field.Name} {next++}");
            case FieldType.Bool:
                return true;
            case FieldType.Int32:
                return next++;
            case FieldType.Int64:
                return (long)next++;
            default:
                return $"{field.Name} {next++}";
        }
    }
}
