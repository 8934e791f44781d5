using System.Text.Json.Serialization;
using CyberSanctions.Gateway.Ballots;
using CyberSanctions.Gateway.Problems;
using CyberSanctions.Gateway.Requests;

namespace CyberSanctions.Gateway.Json;

/// <summary>
/// Answers, so that the serializer need not find out at the first request what they look like. Only
/// what is never read: read in this way, a property that is left out would lose its default.
/// </summary>
[JsonSerializable(typeof(Ballot))]
[JsonSerializable(typeof(Page<BallotSummary>))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class AnswerJson : JsonSerializerContext;
