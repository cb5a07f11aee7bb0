using Cake.Core;

namespace Cake.Frosting;

/// <summary>The base of a host's own context, where tasks share their state.</summary>
/// <param name="context">Cake's context, which this one stands on.</param>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
