return Main2Main.Frosting.SyncHost.Run(
    args, configure: null, "filter", "kills", "seed", "scripts", "rounds", "log-size", "log-script", "impact-range", "packages", "package-version");
