"""Give a command the packages it needs: find them where it runs, or install them once into .venv.

Only the standard library, and nothing slow to import at the top. An old Python must be able to read
this file and say what it lacks, so syntax and annotations stay those of Python 3.6.
"""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import NoReturn

OLDEST = (3, 11)
STAMP = "vigie-stamp.txt"
OFFLINE_SIGNS = ("connection broken", "Max retries exceeded", "timed out")


class SetupError(Exception):
    """Why no environment can be had: one sentence, in the reader's language."""


def in_language(english: str, french: str) -> str:
    """Return the French text where the environment asks for French, else the English one."""
    return french if asked_language() == "fr" else english


def asked_language() -> str:
    """Return the one of `fr` and `en` that the environment asks for first; `en` if for neither."""
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    asked = next((os.environ[name] for name in names if os.environ.get(name)), "")
    languages = (one[:2].lower() for one in asked.split(":"))
    return next((one for one in languages if one in {"fr", "en"}), "en")


def take_language(arguments: "list[str]") -> None:
    """Take `--lang fr` or `--lang en`, first after the program's name, out of `arguments`.

    It outranks what the environment asks for, here and in the processes that this one starts.
    """
    option, equals, value = "".join(arguments[1:2]).partition("=")
    value = value if equals else "".join(arguments[2:3])
    if option == "--lang" and value in {"fr", "en"}:
        os.environ["LANGUAGE"] = value
        del arguments[1 : 2 if equals else 3]


def ensure_environment(root: "Path", *, dev: bool) -> None:
    """Return where this process has the wanted packages; otherwise go on in .venv, or exit 1.

    `root` is the project's folder; `dev` asks also for what testing and locking need.
    """
    try:
        check_version()
        if (inside(root) and fits(root, dev=dev)) or has_packages(lock_file(root, dev=dev)):
            return
        if not fits(root, dev=dev):
            set_up(root, dev=dev)
    except SetupError as problem:
        sys.exit(str(problem))
    except OSError as problem:
        sys.exit(failure(str(problem)))
    except KeyboardInterrupt:
        sys.exit(in_language("Interrupted.", "Interrompu."))
    go_on_in(python_of(root))


def check_version() -> None:
    """Refuse a Python older than the project's."""
    if sys.version_info < OLDEST:
        text = in_language(
            "Vigie needs Python {}.{} or newer, and this is Python {}.{}: "
            "install a newer one and start the command with it.",
            "Vigie demande Python {}.{} ou plus récent, et celui-ci est Python {}.{}\xa0: "
            "installez-en un plus récent et lancez la commande avec lui.",
        )
        raise SetupError(text.format(*(OLDEST + tuple(sys.version_info[:2]))))


def lock_file(root: "Path", *, dev: bool) -> "Path":
    """Return the lock that a command needs; the dev lock holds all of the site's."""
    return root / "requirements" / ("dev.txt" if dev else "site.txt")


def python_of(root: "Path") -> "Path":
    """Return where .venv has its interpreter."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def inside(root: "Path") -> bool:
    """Say whether this process runs in the project's .venv."""
    return os.path.realpath(sys.prefix) == os.path.realpath(str(root / ".venv"))


def fits(root: "Path", *, dev: bool) -> bool:
    """Say whether .venv was set up to its end, for this Python and from the lock as it is now."""
    return set(stamp_lines(root, dev=dev)) <= set(read_stamp(root)) and python_of(root).exists()


def stamp_lines(root: "Path", *, dev: bool) -> "list[str]":
    """Return what the stamp of a fitting .venv says: the Python, and each lock's hash."""
    import hashlib  # loads OpenSSL, so not before a command is known to need it

    lines = [str(sys.implementation.cache_tag)]
    for kind in ("site", "dev") if dev else ("site",):
        content = lock_file(root, dev=kind == "dev").read_bytes()
        lines.append(kind + " " + hashlib.sha256(content).hexdigest())
    return lines


def read_stamp(root: "Path") -> "list[str]":
    """Return the lines of .venv's stamp; none while a set-up has not come to its end."""
    try:
        return (root / ".venv" / STAMP).read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return []


def has_packages(lock: "Path") -> bool:
    """Say whether this interpreter, whoever set it up, has each package of the lock at its version.

    A package that only some systems or Pythons want may be absent, but not at another version.
    """
    wanted: dict[str, set[str]] = {}
    optional = set()
    for name, version, conditional in pins(lock):
        wanted.setdefault(name, set()).add(version)
        if conditional:
            optional.add(name)
    present = dict(installed())
    return all(
        present[name] in versions if name in present else name in optional
        for name, versions in wanted.items()
    )


def pins(lock: "Path") -> "Iterator[tuple[str, str, bool]]":
    """Yield each pin of a lock: name, version, whether a condition (`; sys_platform …`) follows."""
    for line in lock.read_text(encoding="utf-8").splitlines():
        requirement, _, condition = line.rstrip("\\ ").partition(";")
        name, _, version = requirement.strip().partition("==")
        if version and not line.startswith((" ", "#")):
            yield canonical(name), version, bool(condition)


def installed() -> "Iterator[tuple[str, str]]":
    """Yield name and version of each package that can be imported, read from folder names alone."""
    for folder in reversed([path for path in sys.path if os.path.isdir(path)]):
        for entry in os.listdir(folder):
            name, _, version = entry.partition("-")
            if version.endswith(".dist-info"):
                yield canonical(name), version[: -len(".dist-info")]


def canonical(name: str) -> str:
    """Return a package's name in the one spelling that locks use."""
    return name.partition("[")[0].lower().replace("_", "-").replace(".", "-")


def set_up(root: "Path", *, dev: bool) -> None:
    """Make .venv fit the lock; the stamp comes last, so that a broken set-up is begun anew."""
    from vigie.turns import turn

    with turn(root / ".venv.lock"):
        if fits(root, dev=dev):
            return  # another process has done it while this one waited
        stamp = read_stamp(root)
        dev = dev or any(line.startswith("dev ") for line in stamp)
        lines = stamp_lines(root, dev=dev)
        if stamp[:1] == lines[:1] and python_of(root).exists():
            announce("Updating .venv…", "Mise à jour de .venv…")
            (root / ".venv" / STAMP).unlink()
        else:
            check_venv_module()
            announce(
                "Setting up .venv (once, about a minute)…",
                "Préparation de .venv (une seule fois, environ une minute)…",
            )
            create(root)
        install(root, lock_file(root, dev=dev))
        draft = root / ".venv" / (STAMP + ".draft")
        draft.write_text("\n".join(lines) + "\n", encoding="ascii")
        draft.replace(root / ".venv" / STAMP)


def announce(english: str, french: str) -> None:
    """Say on stderr what takes a while."""
    sys.stderr.write(in_language(english, french) + "\n")
    sys.stderr.flush()


def check_venv_module() -> None:
    """Refuse a Python that its system ships without what makes a .venv, as Debian does."""
    from importlib.util import find_spec

    if not (find_spec("venv") and find_spec("ensurepip")):
        raise SetupError(
            in_language(
                "This Python lacks its venv module: install it (on Debian and Ubuntu: "
                "apt install python3-venv) and run the command again.",
                "Il manque à ce Python son module venv\xa0: installez-le (sous Debian et "
                "Ubuntu\xa0: apt install python3-venv) et relancez la commande.",
            ),
        )


def create(root: "Path") -> None:
    """Make .venv anew, in place of whatever is there."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    run(base, "-I", "-m", "venv", "--clear", str(root / ".venv"))


def install(root: "Path", lock: "Path") -> None:
    """Install what the lock names into .venv: files with its hashes only, nothing built here."""
    run(
        *(str(python_of(root)), "-I", "-m", "pip", "install", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "--retries", "2"),
        *("--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(lock)),
    )


def run(*command: str) -> None:
    """Run one step of a set-up in silence; turn its failure into a SetupError.

    Callers pass Python's -I: to pip, packages on a PYTHONPATH would pass for installed ones.
    """
    import subprocess

    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=dict(os.environ, PIP_USER="0"),  # a user's own "user = true" cannot hold in a .venv
        check=False,
    )
    if done.returncode:
        raise SetupError(explain(done.stdout))


def explain(output: str) -> str:
    """Return in one sentence why a step failed, from what it printed."""
    if any(sign in output for sign in OFFLINE_SIGNS):
        return in_language(
            "Setting up .venv needs the network this once, and the packages cannot be reached: "
            "connect and run the command again.",
            "Préparer .venv demande le réseau cette seule fois, et les paquets sont hors "
            "d’atteinte\xa0: connectez-vous et relancez la commande.",
        )
    said = [line for line in output.splitlines() if line.strip()] or ["?"]
    reason = next((line for line in said if line.startswith("ERROR: ")), said[-1])
    return failure(reason.replace("ERROR: ", ""))


def failure(reason: str) -> str:
    """Return the sentence for a failure that has no sentence of its own."""
    text = in_language("Setting up .venv failed: {}", "La préparation de .venv a échoué\xa0: {}")
    return text.format(reason)


def go_on_in(python: "Path") -> "NoReturn":
    """Start this very command over in another interpreter, and end with its exit status."""
    command = [str(python), *sys.orig_argv[1:]]
    os.environ.pop("PYTHONHOME", None)  # as activating a .venv does: it would lead out again
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    try:
        sys.exit(subprocess.run(command, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(130)
