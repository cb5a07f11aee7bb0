using Cake.Core.Packaging;

namespace Cake.Frosting.Internal;

/// <summary>Installs tools through Cake's own installer.</summary>
internal sealed class ToolInstaller(Core.Tooling.IToolInstaller installer) : IToolInstaller
{
    public void Install(PackageReference tool) => installer.Install(tool);
}
