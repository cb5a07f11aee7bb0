using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The switches of a host. Every other option becomes an argument of the build.</summary>
internal sealed class DefaultCommandSettings : CommandSettings
{
    [CommandOption("-t|--target|--Target <TARGET>")]
    [DefaultValue(new[] { "Default" })]
    [Description("Target task to invoke. Give it several times to invoke several.")]
    public string[] Targets { get; set; } = [];

    [CommandOption("-w|--working <PATH>")]
    [Description("Sets the working directory.")]
    public string? WorkingDirectory { get; set; }

    [CommandOption("-v|--verbosity <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [DefaultValue(Verbosity.Normal)]
    [Description("Specifies the amount of information to be displayed: quiet, minimal, normal, verbose or diagnostic.")]
    public Verbosity Verbosity { get; set; }

    [CommandOption("--description|--descriptions|--showdescription|--showdescriptions")]
    [Description("Shows the tasks and what they do.")]
    public bool Description { get; set; }

    [CommandOption("--tree|--showtree")]
    [Description("Shows the tasks as the tree of their dependencies.")]
    public bool Tree { get; set; }

    [CommandOption("--dryrun|--noop|--whatif")]
    [Description("Names the tasks in the order of a run, without running them.")]
    public bool DryRun { get; set; }

    [CommandOption("-e|--exclusive")]
    [Description("Runs the target task alone, without its dependencies.")]
    public bool Exclusive { get; set; }

    [CommandOption("--version|--ver")]
    [Description("Displays version information.")]
    public bool Version { get; set; }

    [CommandOption("--info")]
    [Description("Displays additional information about the host.")]
    public bool Info { get; set; }
}
