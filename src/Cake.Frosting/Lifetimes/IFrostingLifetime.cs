namespace Cake.Frosting;

/// <summary>Runs once before the first and once after the last task.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown;
