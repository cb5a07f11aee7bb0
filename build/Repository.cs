using Cake.Core;
using Cake.Core.IO;

namespace Main2Main.Build;

/// <summary>Where this project's checkout is.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution, looked for upwards from the host.</summary>
    public static DirectoryPath Root(ICakeContext context)
    {
        for (var folder = new DirectoryPath(AppContext.BaseDirectory); ; folder = folder.GetParent())
        {
            if (context.FileSystem.GetFile(folder.CombineWithFilePath("Main2Main.slnx")).Exists)
            {
                return folder;
            }

            if (folder.GetParent().FullPath == folder.FullPath)
            {
                throw new CakeException("This target works on the project's own checkout, which is not above the host's folder.");
            }
        }
    }
}
