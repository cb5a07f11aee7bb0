using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>The working directory that a host's code asks for.</summary>
internal sealed record WorkingDirectory(DirectoryPath Path);
