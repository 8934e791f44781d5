using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace CyberSanctions.Testing.Kinds;

/// <summary>
/// Sends a running service good requests in which one field is bad, for every field and every bad value of its kind, and says
/// where the refusal does not name that field and no other.
/// </summary>
public static class FieldSweep
{
    /// <summary>Everything that is not as it should be; empty when all is well.</summary>
    /// <param name="invoker">Calls by somebody who may call everything.</param>
    /// <param name="service">Whose methods.</param>
    /// <param name="good">Requests to them in which nothing is wrong; together they hold every field there is.</param>
    public static async Task<IReadOnlyList<string>> FindingsAsync(
        CallInvoker invoker, ServiceDescriptor service, params IReadOnlyList<IMessage> good)
    {
        var findings = new List<string>();
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (method, request) in good.SelectMany(
            request => MethodsOf(service, request).Select(method => (method, request))))
        {
            if (await RefusalAsync(invoker, method, request) is { } refusal && refusal.Fields.Count > 0)
            {
                findings.Add($"{method.Name}: refused a good request: {refusal.Message}");
            }

            foreach (var field in SentFields.In(request))
            {
                sent.Add(field.Field.FullName);
                foreach (var bad in FieldTable.Kinds[field.Field.FullName].Bad)
                {
                    var answer = await RefusalAsync(invoker, method, field.With(request, bad));
                    if (answer?.Status != StatusCode.InvalidArgument
                        || answer.Fields.Any(problem => problem.Field != field.Path)
                        || answer.Fields.Count == 0)
                    {
                        findings.Add($"{method.Name}: {field.Path} = {Show(bad)}: {answer?.Message ?? "taken"}");
                    }
                }
            }
        }

        findings.AddRange(SentFields.Of(service)
            .Except(sent)
            .Order()
            .Select(missed => $"{missed}: is in none of the good requests"));
        return findings;
    }

    private static IEnumerable<MethodDescriptor> MethodsOf(ServiceDescriptor service, IMessage request)
    {
        var methods = service.Methods.Where(method => method.InputType.FullName == request.Descriptor.FullName).ToList();
        return methods.Count > 0
            ? methods
            : throw new ArgumentException($"No method of {service.Name} takes a {request.Descriptor.Name}.");
    }

    private static async Task<ReceivedRefusal?> RefusalAsync(CallInvoker invoker, MethodDescriptor method, IMessage request)
    {
        try
        {
            await AnyMethod.CallAsync(invoker, method, request.ToByteArray(), new CallOptions());
            return null;
        }
        catch (RpcException refused)
        {
            return StatusDetails.FromRpcException(refused);
        }
    }

    private static string Show(object? value)
        => value switch
        {
            null => "nothing",
            string text when text.Length > 60 => $"{text.Length} characters",
            string text => string.Concat(text.EnumerateRunes().Select(
                rune => rune.Value is >= ' ' and <= '~' ? rune.ToString() : $"<{rune.Value:X4}>")),
            _ => $"{value}",
        };
}
