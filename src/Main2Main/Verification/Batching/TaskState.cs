namespace Main2Main.Verification.Batching;

/// <summary>What Slurm says of a task.</summary>
internal enum TaskState
{
    /// <summary>It waits or runs, or Slurm could not be asked.</summary>
    Alive,

    /// <summary>Its node was lost under it.</summary>
    Lost,

    /// <summary>It has ended, or Slurm knows it no more.</summary>
    Over,
}
