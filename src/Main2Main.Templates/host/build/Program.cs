// The words behind null are options that tasks of your own read; without them they would count as mistyped.
return SyncHost.Run(args, configure: null, "greeting");
