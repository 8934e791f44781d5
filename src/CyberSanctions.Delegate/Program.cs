using System.Runtime.InteropServices;
using CyberSanctions.Delegate;
using CyberSanctions.Delegate.Output;

using var interrupted = new CancellationTokenSource();
using var interrupting = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminating = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return await CommandTree.RunAsync(Surroundings.OfThisProcess(), args, interrupted.Token);

// The first time in good order; whoever insists ends the process.
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
