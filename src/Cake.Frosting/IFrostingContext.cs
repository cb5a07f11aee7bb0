using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context that is handed to every task of a host.</summary>
public interface IFrostingContext : ICakeContext;
