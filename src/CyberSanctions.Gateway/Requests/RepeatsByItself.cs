namespace CyberSanctions.Gateway.Requests;

/// <summary>Marks an endpoint that changes something and needs no key to be repeated: done again, it is done.</summary>
internal sealed record RepeatsByItself;
