using System.Text.Json.Nodes;
using CyberSanctions.Procedures.Proceedings;
using CyberSanctions.Procedures.Statements;
using CyberSanctions.Signing;

namespace CyberSanctions.Procedures.RollCalls;

/// <summary>One proceeding of a ballot as a roll call records it: its link, the receipt for it, and what it is about.</summary>
/// <param name="Link">Its place in the chain.</param>
/// <param name="Receipt">The service's signature over the link: type <see cref="Link.ReceiptType"/>.</param>
public abstract record RecordedProceeding(Link Link, Jws Receipt);

/// <summary>The opening, which is about the frozen inputs; they stand at the head of the roll call.</summary>
public sealed record RecordedOpening(Link Link, Jws Receipt) : RecordedProceeding(Link, Receipt);

/// <summary>A delegation's statement.</summary>
/// <param name="Statement">As the delegation signed it: type <see cref="SignedStatement.Type"/>.</param>
/// <param name="Declaration">What it holds the hash of; empty when nothing.</param>
public sealed record RecordedStatement(
    Link Link, Jws Receipt, Jws Statement, string Declaration) : RecordedProceeding(Link, Receipt);

/// <summary>An extension by the Presidency.</summary>
/// <param name="Deadline">The new end of the period, UTC.</param>
public sealed record RecordedExtension(Link Link, Jws Receipt, DateTime Deadline) : RecordedProceeding(Link, Receipt);

/// <summary>The decision.</summary>
/// <param name="Conclusion">What <see cref="Proceedings.Conclusion.ToJson"/> writes.</param>
public sealed record RecordedDecision(Link Link, Jws Receipt, JsonObject Conclusion) : RecordedProceeding(Link, Receipt);
