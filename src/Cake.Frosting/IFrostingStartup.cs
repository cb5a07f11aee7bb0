using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Registers a host's services in a class of its own.</summary>
public interface IFrostingStartup
{
    /// <summary>Registers the services.</summary>
    /// <param name="services">The services of the host.</param>
    void Configure(IServiceCollection services);
}
