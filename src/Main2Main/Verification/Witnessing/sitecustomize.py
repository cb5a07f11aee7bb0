# Notes from which folder the watched packages are imported, before the imported code runs, so that no end of a process can hide it.
# Python starts it with every process whose PYTHONPATH holds this folder. It must never be in the way of what it watches: every
# failure of its own is silent, and its syntax is one that any Python reads.
import os
import sys


def _watch(here):
    try:
        with open(os.path.join(here, "watched")) as names:
            watched = [name for name in names.read().split("\n") if name]
        os.close(os.open(os.path.join(here, "python"), os.O_WRONLY | os.O_CREAT, 0o666))
    except Exception:
        return

    known = set()
    get_frame = sys._getframe
    module_type = type(sys)

    def package_folder(path, depth):
        head, tail = os.path.split(path)
        real = os.path.realpath(path)
        head = os.path.dirname(real) if os.path.basename(real) == tail else os.path.realpath(head)
        if tail.endswith(".pyc") or (depth == 0 and not tail.startswith("__init__.")):
            return real
        for _ in range(depth if tail.startswith("__init__.") else depth - 1):
            head = os.path.dirname(head)
        return head

    def write(line):
        node = os.uname().nodename if hasattr(os, "uname") else "host"
        file = os.open(os.path.join(here, "seen", "%s-%d" % (node, os.getpid())), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            os.write(file, os.fsencode(line) if hasattr(os, "fsencode") else line)
        finally:
            os.close(file)

    def note(module, path):
        for name in watched:
            if module != name and not module.startswith(name + "."):
                continue
            place = package_folder(os.path.abspath(path), module[len(name):].count("."))
            # A module that somebody made by hand under the package's name is no copy of the package.
            if module != name and not place.endswith(".pyc") and os.path.basename(place) != name.rpartition(".")[2]:
                continue
            if (name, place) not in known:
                known.add((name, place))
                write("\t".join(part.replace("\t", "?").replace("\n", "?") for part in (name, module, place)) + "\n")

    def note_namespace(names):
        name, spec = names.get("__name__"), names.get("__spec__")
        if name == "__main__":
            name = getattr(spec, "name", None)
        path = names.get("__file__") or getattr(spec, "origin", None)
        if isinstance(name, str) and isinstance(path, str):
            note(name, path)

    def note_all():
        try:
            for name, module in list(sys.modules.items()):
                if isinstance(name, str) and any(name == one or name.startswith(one + ".") for one in watched):
                    note_namespace(object.__getattribute__(module, "__dict__"))
        except Exception:
            pass

    def audit(event, args):
        if event == "exec":
            try:
                # Whoever executes a module holds its namespace; by it imports are seen that pass the import system by.
                if getattr(args[0], "co_name", None) == "<module>":
                    for value in list(get_frame(1).f_locals.values()):
                        for one in value if type(value) is tuple else (value,):
                            one = one.__dict__ if type(one) is module_type else one
                            if type(one) is dict and "__name__" in one:
                                note_namespace(one)
            except Exception:
                pass
        elif event == "import" and args[1]:
            try:
                note(args[0], args[1])
            except Exception:
                pass

    note_all()
    if hasattr(sys, "addaudithook"):
        sys.addaudithook(audit)
    try:
        import atexit
        atexit.register(note_all)
    except Exception:
        pass


def _start_next(here):
    # The one that Python would have started without this folder.
    sys.path[:] = [path for path in sys.path if os.path.abspath(path) != here]
    try:
        from _frozen_importlib import module_from_spec
        from _frozen_importlib_external import PathFinder
    except ImportError:
        return
    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        module = module_from_spec(spec)
        sys.modules["sitecustomize"] = module
        spec.loader.exec_module(module)


_watch(os.path.dirname(os.path.abspath(__file__)))
_start_next(os.path.dirname(os.path.abspath(__file__)))
