from plugin.layer import build


def start():
    try:
        build("new")
    except KeyError:
        raise RuntimeError("Engine core initialization failed. See root cause above.")


start()
