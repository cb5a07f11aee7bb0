using LibGit2Sharp;

namespace Main2Main.Git;

/// <summary>
/// Answers of LibGit2Sharp to what is asked of git, byte for byte as git prints them: a run asks the same few questions hundreds of times,
/// and a process each time is what costs most of it. The repository is opened for one answer alone, so that whatever git has written since
/// the last is seen and nothing is held open while git packs or clears up. Where the library cannot open the repository, does not find what
/// is asked for or might answer otherwise, git is asked.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="patience">How many questions git answers before the library is loaded, which costs as much as so many processes.</param>
internal sealed class LibraryAnswers(GitRepository repository, int patience = LibraryAnswers.Worthwhile)
{
    private const int Worthwhile = 12;

    // Of all repositories: the library is loaded once.
    private static int asked;

    private volatile bool refused;

    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The exit code and the output that git would give; null where git is to be asked.</returns>
    public async Task<(int ExitCode, byte[] Output)?> AnswerAsync(GitCall call)
    {
        if (refused || LibraryQuestion.Of(call) is not { } question || Interlocked.Increment(ref asked) <= patience)
        {
            return null;
        }

        // git itself has been asked for them: it refuses what belongs to somebody else.
        var folders = (await repository.TryPlaceAsync("--git-dir", "--git-common-dir"))?.Split('\n');
        return folders is [var own, var common] ? Answer(question, own, common) : null;
    }

    private (int ExitCode, byte[] Output)? Answer(LibraryQuestion question, string own, string common)
    {
        Repository opened;
        try
        {
            opened = new Repository(common);
        }
        catch (Exception exception) when (exception is LibGit2SharpException or TypeInitializationException or DllNotFoundException or BadImageFormatException)
        {
            // References in tables, ids of another length, an extension that it does not know, or no library for this system.
            refused = true;
            return null;
        }

        using (opened)
        {
            try
            {
                return question.Answer(new LibraryPlace(opened, own, common));
            }
            catch (LibGit2SharpException)
            {
                return null;
            }
        }
    }
}
