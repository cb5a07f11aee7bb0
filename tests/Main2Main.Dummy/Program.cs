using Main2Main.Dummy;

return new Play(args[0]).Next(args[1..]);
