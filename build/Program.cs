Console.WriteLine("Main2Main");
