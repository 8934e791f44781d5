using CyberSanctions.ServiceDefaults.Identity;
using Grpc.Core;

namespace CyberSanctions.Attribution.Tests.Partners;

/// <summary>Calls by an officer what is for officers, and by somebody of a partner's what is for partners: nobody is
/// both.</summary>
internal sealed class EitherCaller(CallInvoker officer, CallInvoker partner) : CallInvoker
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => For(method).AsyncUnaryCall(method, host, options, request);

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => For(method).BlockingUnaryCall(method, host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => For(method).AsyncClientStreamingCall(method, host, options);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        => For(method).AsyncServerStreamingCall(method, host, options, request);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
        => For(method).AsyncDuplexStreamingCall(method, host, options);

    private CallInvoker For(IMethod method)
        => Rights.Of(method.FullName.TrimStart('/')).Roles.Contains(Roles.Officer) ? officer : partner;
}
