using Cake.Core.Diagnostics;
using Cake.Frosting;
using Main2Main.Initialization;

namespace Main2Main.Frosting;

/// <summary>Writes a first main2main.json for a downstream that no profile fits.</summary>
[TaskName(nameof(Init))]
[TaskDescription("Writes a first main2main.json for a downstream that no profile fits, and says what it is unsure of.")]
public sealed class Init : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        var report = await new InitStage(context.InitRequest, new CakeRunLog(context.Log)).RunAsync();
        var console = Screen.Create();
        console.Line(report.Text);
        foreach (var doubt in report.Doubts)
        {
            context.Log.Warning("Unsure of {0}", doubt);
        }

        console.Line($"Written: {report.File}");
        console.Line("Next: --target=Doctor");
    }
}
