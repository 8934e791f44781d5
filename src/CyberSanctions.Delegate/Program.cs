using CyberSanctions.Delegate;
using CyberSanctions.Delegate.Output;

return await CommandTree.RunAsync(Surroundings.OfThisProcess(), args);
