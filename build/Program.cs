return Main2Main.Frosting.SyncHost.Run(args, configure: null, "filter", "scripts", "rounds", "log-size", "log-script");
