return Main2Main.Frosting.SyncHost.Run(args);
