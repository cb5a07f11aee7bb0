using Cake.Common;
using Cake.Common.IO;
using Cake.Core;
using Cake.Core.IO;
using Cake.Frosting;
using Markdig;

namespace Main2Main.Build;

/// <summary>Makes the pictures of the README: syncs the sample and photographs its report and its page with Chromium.</summary>
[TaskName(nameof(Pictures))]
[TaskDescription("Makes the pictures of the README from a sync of the sample; needs chromium.")]
public sealed class Pictures : FrostingTask<ICakeContext>
{
    private const string Style = "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:1.5rem auto;padding:0 1.5rem;color:#1d2329;background:#fff}"
        + "table{border-collapse:collapse;font-size:13px}td,th{border:1px solid #d5dade;padding:.25rem .5rem;text-align:left}code{background:#f0f3f5}";

    public override void Run(ICakeContext context)
    {
        var root = Repository.Root(context);
        var folder = root.Combine("artifacts/pictures");
        context.CleanDirectory(folder);
        Start(context, "dotnet", [typeof(Pictures).Assembly.Location, "--target=Sync", "--sample", $"--workspace={folder.Combine("workspace")}"]);
        var report = folder.CombineWithFilePath("final-summary.html");
        var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().Build();
        var text = Markdown.ToHtml(System.IO.File.ReadAllText(folder.CombineWithFilePath("workspace/final-summary.md").FullPath), pipeline);
        System.IO.File.WriteAllText(report.FullPath, $"<!DOCTYPE html><meta charset=utf-8><style>{Style}</style>{text}");

        var page = folder.CombineWithFilePath("workspace/report.html");
        Photograph(context, report.FullPath, "final-summary", 1000, 900);
        Photograph(context, page.FullPath, "report", 1000, 800);
        Photograph(context, page.FullPath + "#step-10", "report-step-dark", 1000, 800, "--blink-settings=preferredColorScheme=0");
    }

    private static void Photograph(ICakeContext context, string page, string name, int width, int height, params string[] more)
    {
        var picture = Repository.Root(context).CombineWithFilePath($"reference/pictures/{name}.png");
        Start(context, "chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", $"--window-size={width},{height}", $"--screenshot={picture}", .. more, "file://" + page]);
    }

    private static void Start(ICakeContext context, string program, IEnumerable<string> arguments)
    {
        var code = context.StartProcess(program, new ProcessSettings { Arguments = arguments.Aggregate(new ProcessArgumentBuilder(), (builder, argument) => builder.AppendQuoted(argument)) });
        if (code != 0)
        {
            throw new CakeException($"'{program}' ended with exit code {code}, see its output above.");
        }
    }
}
