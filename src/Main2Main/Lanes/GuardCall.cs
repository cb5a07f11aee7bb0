namespace Main2Main.Lanes;

/// <summary>A call of the guard function with one constant version.</summary>
/// <param name="Token">The token of the function's name.</param>
/// <param name="Line">Its line.</param>
/// <param name="Version">The version that it asks for.</param>
/// <param name="IsCondition">Whether it decides something; not where a test asserts what the function returns.</param>
internal sealed record GuardCall(int Token, int Line, string Version, bool IsCondition);
