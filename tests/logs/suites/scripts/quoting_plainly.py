import traceback

try:
    {}.missing
except AttributeError:
    said = traceback.format_exc()
raise RuntimeError(f"worker 3 said\n{said}")
