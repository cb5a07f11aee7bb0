using Cake.Core.Packaging;

namespace Cake.Frosting.Internal;

/// <summary>Installs tools through Cake's own installer.</summary>
internal sealed class ToolInstaller(Core.Tooling.IToolInstaller installer) : IToolInstaller
{
    // Cake's installer works while its result is read.
    public void Install(PackageReference tool) => _ = installer.Install(tool).ToList();
}
