using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>Cake's configuration of a host: its own settings, over them the environment's, over these <c>cake.config</c>.</summary>
internal sealed class FrostingConfiguration(IEnumerable<CakeSetting> settings, IFileSystem fileSystem, ICakeEnvironment environment) : ICakeConfiguration
{
    private readonly ICakeConfiguration _configuration = new CakeConfigurationProvider(fileSystem, environment).CreateConfiguration(
        environment.WorkingDirectory,
        settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)),
        new Dictionary<string, string>(StringComparer.Ordinal));

    public string GetValue(string key) => _configuration.GetValue(key);
}
