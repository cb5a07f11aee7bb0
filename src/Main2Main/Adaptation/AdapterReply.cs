namespace Main2Main.Adaptation;

/// <summary>What an adapter says of its work. What it did is read from the working tree.</summary>
/// <param name="Succeeded">Whether it ended well.</param>
/// <param name="Message">One line for the log.</param>
public sealed record AdapterReply(bool Succeeded, string Message);
