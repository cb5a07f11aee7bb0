using Cake.Common;
using Cake.Common.IO;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Markdig;

namespace Main2Main.Build;

/// <summary>Makes the pictures of the README: syncs the sample and photographs its report and its page with Chromium.</summary>
[TaskName(nameof(Pictures))]
[TaskDescription("Makes the pictures of the README from a sync of the sample; needs chromium, ImageMagick, tmux and aha.")]
public sealed class Pictures : FrostingTask<ICakeContext>
{
    private const string Style = "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:1.5rem auto;padding:0 1.5rem;color:#1d2329;background:#fff}"
        + "table{border-collapse:collapse;font-size:13px}td,th{border:1px solid #d5dade;padding:.25rem .5rem;text-align:left;overflow-wrap:anywhere}td:first-child{white-space:nowrap}"
        + "code{background:#f0f3f5;overflow-wrap:anywhere}"
        + "blockquote{margin:0 0 1rem;padding:.1rem 1rem;border-left:4px solid #5b6670;background:#f5f7f8}";

    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        var folder = root.Combine("artifacts/pictures");
        context.CleanDirectory(folder);
        Start(context, "dotnet", [typeof(Pictures).Assembly.Location, "--target=Sync", "--sample", $"--workspace={folder.Combine("workspace")}"]);
        Start(
            context,
            "dotnet",
            [typeof(Pictures).Assembly.Location, "--target=Sync", "--sample", "--adapter=none", $"--workspace={folder.Combine("stopped")}"],
            ExitCodes.PartialStop);
        PhotographReport(context, folder, "workspace", "final-summary");
        PhotographReport(context, folder, "stopped", "final-summary-partial");
        var page = folder.CombineWithFilePath("workspace/report.html");
        Photograph(context, page.FullPath, "report", 1000, 800);

        // A page that scrolls itself is photographed blank, but not in a frame.
        var frame = folder.CombineWithFilePath("workspace/frame.html");
        System.IO.File.WriteAllText(
            frame.FullPath,
            "<!DOCTYPE html><style>body{margin:0}iframe{border:0;width:100vw;height:100vh;display:block}</style><iframe src=\"report.html#step-10\"></iframe>");

        // A terminal shows the workspace's folder, which is to be no place of this machine's own.
        var shown = new DirectoryPath(System.IO.Path.GetTempPath()).Combine("main2main-pictures");
        context.CleanDirectory(shown);
        PhotographTerminal(context, folder, "terminal-dark", 80, 40, isDark: true, "Sync", "--sample", $"--workspace={shown.Combine("run")}");
        PhotographTerminal(context, folder, "terminal-light", 120, 40, isDark: false, "Impact", "--sample", $"--workspace={shown.Combine("asked")}");
        context.DeleteDirectory(shown, new DeleteDirectorySettings { Recursive = true, Force = true });
        Photograph(context, frame.FullPath, "report-step-dark", 1000, 800, "--blink-settings=preferredColorScheme=0");
    }

    /// <summary>What a terminal shows when a command is over, in the colours of a dark or a light one.</summary>
    private static void PhotographTerminal(ICakeContext context, DirectoryPath folder, string name, int columns, int lines, bool isDark, params string[] words)
    {
        string Quoted(string word) => $"'{word}'";
        var (text, page, socket) = (
            folder.CombineWithFilePath($"{name}.ansi"), folder.CombineWithFilePath($"{name}.html"), folder.CombineWithFilePath("tmux").FullPath);
        var command = string.Join(
            ' ', new[] { "env", "MAIN2MAIN_LAUNCHER=./build.sh", "dotnet", typeof(Pictures).Assembly.Location }.Concat(words).Select(Quoted));
        Start(context, "tmux", ["-S", socket, "-f", "/dev/null", "new-session", "-d", "-x", $"{columns}", "-y", $"{lines}", $"{command}; tmux -S {socket} wait-for -S over; sleep 60"]);
        Start(context, "tmux", ["-S", socket, "set-option", "-g", "status", "off"]);
        Start(context, "tmux", ["-S", socket, "wait-for", "over"]);
        Start(context, "sh", ["-c", $"tmux -S {socket} capture-pane -e -p > {text}; tmux -S {socket} kill-server; aha {(isDark ? "--black" : string.Empty)} --no-header < {text} > {page}"]);
        var colours = isDark ? "background:#000;color:#ddd" : "background:#fff;color:#111";
        System.IO.File.WriteAllText(page.FullPath, $"<!DOCTYPE html><meta charset=utf-8><style>body{{margin:12px;{colours}}}pre{{font:14px/1.3 'DejaVu Sans Mono',monospace;margin:0}}</style><pre>{System.IO.File.ReadAllText(page.FullPath)}</pre>");
        Photograph(context, page.FullPath, name, (columns * 17 / 2) + 24, (lines * 183 / 10) + 24);
    }

    private static void PhotographReport(ICakeContext context, DirectoryPath folder, string workspace, string name)
    {
        var report = folder.CombineWithFilePath($"{name}.html");
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseSoftlineBreakAsHardlineBreak().Build();
        var text = Markdown.ToHtml(System.IO.File.ReadAllText(folder.CombineWithFilePath($"{workspace}/final-summary.md").FullPath), pipeline);
        System.IO.File.WriteAllText(report.FullPath, $"<!DOCTYPE html><meta charset=utf-8><style>{Style}</style>{text}");
        Photograph(context, report.FullPath, name, 1000, 900);
    }

    private static void Photograph(ICakeContext context, string page, string name, int width, int height, params string[] more)
    {
        var picture = Repository.Root(context).CombineWithFilePath($"reference/pictures/{name}.png");
        Start(context, "chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--window-size={width},{height}", $"--screenshot={picture}", .. more, "file://" + page]);

        // Text needs few colours: a quarter of the bytes, and nobody sees the difference.
        Start(context, "convert", [picture.FullPath, "+dither", "-colors", "64", "-strip", $"PNG8:{picture}"]);
    }

    private static void Start(ICakeContext context, string program, IEnumerable<string> arguments, int expected = 0)
    {
        var code = context.StartProcess(
            program,
            new ProcessSettings { Arguments = arguments.Aggregate(new ProcessArgumentBuilder(), (builder, argument) => builder.AppendQuoted(argument)) });
        if (code != expected)
        {
            throw new CakeException($"'{program}' ended with exit code {code}, see its output above.");
        }
    }
}
