using System.Reflection;
using CyberSanctions.ServiceDefaults.Errors;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Microsoft.AspNetCore.Routing;

namespace CyberSanctions.ServiceDefaults.Messages;

/// <summary>
/// The methods of a gRPC service, as the framework finds them, but with a request that is no protobuf refused as one
/// (INVALID_ARGUMENT with details). The framework would call it a fault of the service (UNKNOWN), and log it as one; no
/// interceptor sees it, since messages are read before they are called.
/// </summary>
internal sealed class CheckedMethods<TService> : IServiceMethodProvider<TService>
    where TService : class
{
    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<TService> context)
    {
        // Generated beside the base class of the service: static void BindService(ServiceBinderBase, TBase).
        var generated = typeof(TService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)
            ?? throw new InvalidOperationException($"{typeof(TService)} is no gRPC service.");
        var bind = generated.BindType.GetMethods(BindingFlags.Public | BindingFlags.Static).Single(
            method => method.Name == generated.BindMethodName
                && method.GetParameters() is [var first, _]
                && first.ParameterType == typeof(ServiceBinderBase));
        bind.Invoke(null, [new Binder(context), null]);
    }

    private sealed class Binder(ServiceMethodProviderContext<TService> context) : ServiceBinderBase
    {
        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
        {
            var implementation = Implementation(method, typeof(TRequest), typeof(ServerCallContext));
            context.AddUnaryMethod(
                Checked(method),
                Metadata(implementation),
                implementation.CreateDelegate<UnaryServerMethod<TService, TRequest, TResponse>>());
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
        {
            var implementation = Implementation(
                method, typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
            context.AddServerStreamingMethod(
                Checked(method),
                Metadata(implementation),
                implementation.CreateDelegate<ServerStreamingServerMethod<TService, TRequest, TResponse>>());
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler)
        {
            var implementation = Implementation(method, typeof(IAsyncStreamReader<TRequest>), typeof(ServerCallContext));
            context.AddClientStreamingMethod(
                Checked(method),
                Metadata(implementation),
                implementation.CreateDelegate<ClientStreamingServerMethod<TService, TRequest, TResponse>>());
        }

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler)
        {
            var implementation = Implementation(
                method, typeof(IAsyncStreamReader<TRequest>), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext));
            context.AddDuplexStreamingMethod(
                Checked(method),
                Metadata(implementation),
                implementation.CreateDelegate<DuplexStreamingServerMethod<TService, TRequest, TResponse>>());
        }

        private static MethodInfo Implementation(IMethod method, params Type[] parameters)
            => typeof(TService).GetMethod(method.Name, parameters)
                ?? throw new InvalidOperationException($"{typeof(TService)} does not have {method.Name}.");

        // Those of the class first: those of the method come after them and so before them.
        private static List<object> Metadata(MethodInfo implementation) =>
        [
            .. typeof(TService).GetCustomAttributes(inherit: true),
            .. implementation.GetCustomAttributes(inherit: true),
            new HttpMethodMetadata(["POST"], acceptCorsPreflight: true),
        ];

        private static Method<TRequest, TResponse> Checked<TRequest, TResponse>(Method<TRequest, TResponse> method)
            where TRequest : class
            where TResponse : class
        {
            var read = method.RequestMarshaller.ContextualDeserializer;
            var marshaller = Marshallers.Create(method.RequestMarshaller.ContextualSerializer, Read);
            return new Method<TRequest, TResponse>(
                method.Type, method.ServiceName, method.Name, marshaller, method.ResponseMarshaller);

            TRequest Read(DeserializationContext message)
            {
                try
                {
                    return read(message);
                }
                catch (InvalidProtocolBufferException)
                {
                    throw StatusDetails.ToRpcException(new Refusal(
                        EdgeRefusals.MalformedRequest, $"The message is no protobuf message {typeof(TRequest).Name}."));
                }
            }
        }
    }
}
