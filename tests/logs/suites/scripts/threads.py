import threading

from plugin.layer import build

thread = threading.Thread(target=build, args=("old",), name="loader")
thread.start()
thread.join()
raise SystemExit(1)
