using System.Diagnostics;
using OpenTelemetry.Trace;

namespace CyberSanctions.ServiceDefaults.Telemetry;

/// <summary>
/// Leaves out the traces that begin with a call of our own: a service that looks, every second,
/// whether there is something to do. What others ask of it begins with a server's span, and what
/// it does about an event upstream with a consumer's.
/// </summary>
internal sealed class AskedForSampler : Sampler
{
    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        => new(samplingParameters.Kind == ActivityKind.Client ? SamplingDecision.Drop : SamplingDecision.RecordAndSample);
}
