using System.Net.NetworkInformation;

namespace Main2Main.Verification;

/// <summary>The names and addresses of the machine that runs the suites: a server at one of them is the suites' own.</summary>
internal static class MachineAddresses
{
    /// <summary>Asks the system.</summary>
    /// <returns>The machine's name and the addresses of its networks; the name alone where the system does not tell.</returns>
    public static IReadOnlyList<string> All()
    {
        try
        {
            return [Environment.MachineName,
                .. NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses)
                    .Select(address => address.Address.ToString().Split('%')[0])];
        }
        catch (NetworkInformationException)
        {
            return [Environment.MachineName];
        }
    }
}
