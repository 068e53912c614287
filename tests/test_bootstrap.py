"""A command finds its packages, or sets .venv up once; real interpreters, no network."""

import ast
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from vigie.cli.bootstrap import STAMP, has_packages, in_language, pins, take_language
from vigie.root import ROOT

COMMAND = """\
import sys
from pathlib import Path
from vigie.cli.bootstrap import ensure_environment
ensure_environment(Path(__file__).resolve().parent, dev="dev" in sys.argv)
import loupe
print(loupe.VERSION, sys.prefix, *sys.argv[1:])
sys.exit(7)
"""
BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)
OUR_SETTINGS = ("PIP_", "PYTHON", "LC_", "LANG", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with our bootstrap and a command that needs `loupe`, and a shelf of wheels."""

    root: Path
    shelf: Path

    def write_lock(self, kind: str, *wheels: Path) -> None:
        """Pin wheels in requirements/{kind}.txt as uv does."""
        text = ""
        for wheel in wheels:
            name, version = wheel.name.split("-")[:2]
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            text += f"{name}=={version} \\\n    --hash=sha256:{digest}\n    # via vigie\n"
        (self.root / f"requirements/{kind}.txt").write_text(text, encoding="utf-8")

    def wheel(self, name: str, version: str) -> Path:
        """Build a wheel with one module by hand, on the shelf that pip looks at."""
        path = self.shelf / f"{name}-{version}-py3-none-any.whl"
        info = f"{name}-{version}.dist-info"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{name}.py", f'VERSION = "{version}"\n')
            archive.writestr(f"{info}/METADATA", f"Name: {name}\nVersion: {version}\n")
            archive.writestr(f"{info}/WHEEL", "Root-Is-Purelib: true\nWheel-Version: 1.0\n")
            archive.writestr(f"{info}/RECORD", f"{name}.py,,\n{info}/RECORD,,\n")
        return path

    def environment(self, **settings: str) -> dict[str, str]:
        """Return this process's environment with pip shut in to the shelf, and English."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(OUR_SETTINGS)}
        closed = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1"}
        shelf = {"PIP_FIND_LINKS": str(self.shelf), "LC_ALL": "C.UTF-8"}
        return {**kept, **closed, **shelf, "PYTHONDONTWRITEBYTECODE": "1", **settings}

    def start(self, *args: str, **settings: str) -> subprocess.Popen[str]:
        """Start the command with a Python that has no packages."""
        return subprocess.Popen(
            (BARE_PYTHON, str(self.root / "tasks.py"), *args),
            env=self.environment(**settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )

    def run(self, *args: str, **settings: str) -> Outcome:
        """Run the command to its end."""
        with self.start(*args, **settings) as process:
            out, err = process.communicate(timeout=120)
        return Outcome(status=process.returncode, out=out, err=err)

    @property
    def stamp(self) -> Path:
        """Return the file that says that a set-up came to its end."""
        return self.root / ".venv" / STAMP


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Make a project whose site lock asks for loupe 1.0, and whose dev lock for lentille too."""
    made = Project(root=tmp_path / "root", shelf=tmp_path / "shelf")
    made.shelf.mkdir()
    for folder in ("vigie/cli", "requirements"):
        (made.root / folder).mkdir(parents=True)
    (made.root / "tasks.py").write_text(COMMAND, encoding="utf-8")
    for name in ("__init__.py", "cli/__init__.py", "cli/bootstrap.py", "turns.py"):
        shutil.copy(ROOT / "vigie" / name, made.root / "vigie" / name)
    loupe = made.wheel("loupe", "1.0")
    made.write_lock("site", loupe)
    made.write_lock("dev", loupe, made.wheel("lentille", "1.0"))
    return made


@pytest.fixture(scope="session")
def empty_venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a .venv with nothing but pip, for tests to copy: making one takes seconds."""
    made = tmp_path_factory.mktemp("venv") / ".venv"
    subprocess.run((BARE_PYTHON, "-I", "-m", "venv", str(made)), check=True)
    return made


@pytest.fixture
def outdated(project: Project, empty_venv: Path) -> Project:
    """Make a project whose .venv was set up from an older lock."""
    shutil.copytree(empty_venv, project.root / ".venv", symlinks=True)
    project.stamp.write_text(f"{sys.implementation.cache_tag}\nsite 0000\n", encoding="ascii")
    return project


def test_the_first_run_sets_up_once_and_the_command_goes_on_in_the_venv(project: Project) -> None:
    first = project.run("build", "--quiet")
    assert first.err == "Setting up .venv (once, about a minute)…\n"
    assert first.out == f"1.0 {project.root / '.venv'} build --quiet\n"
    assert first.status == 7
    assert list((project.root / ".venv").rglob("loupe.*.pyc")), "bytecode was not compiled"
    second = project.run("build", "--quiet")
    assert second == Outcome(status=7, out=first.out, err="")


def test_a_changed_lock_updates_the_venv_in_place(outdated: Project) -> None:
    kept = outdated.root / ".venv/kept.txt"
    kept.touch()
    venv = outdated.root / ".venv"
    assert outdated.run() == Outcome(status=7, out=f"1.0 {venv}\n", err="Updating .venv…\n")
    outdated.write_lock("site", outdated.wheel("loupe", "2.0"))
    assert outdated.run() == Outcome(status=7, out=f"2.0 {venv}\n", err="Updating .venv…\n")
    assert outdated.run() == Outcome(status=7, out=f"2.0 {venv}\n", err="")
    assert kept.exists()


def test_a_venv_for_development_serves_the_site_too_and_stays_one(outdated: Project) -> None:
    assert outdated.run().err == "Updating .venv…\n"
    assert outdated.run("dev").err == "Updating .venv…\n"
    assert list((outdated.root / ".venv").rglob("lentille.py"))
    assert outdated.run().err == ""
    newer = outdated.wheel("loupe", "2.0")
    outdated.write_lock("site", newer)
    outdated.write_lock("dev", newer, outdated.wheel("lentille", "1.0"))
    assert outdated.run().err == "Updating .venv…\n"
    assert outdated.run("dev").err == ""


@pytest.mark.skipif(os.name == "nt", reason="kills a process group")
def test_an_interrupted_setup_is_noticed_and_begun_anew(project: Project) -> None:
    with project.start() as process:
        deadline = time.monotonic() + 60
        while not (project.root / ".venv/pyvenv.cfg").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
    assert (project.root / ".venv").exists()
    assert not project.stamp.exists()
    again = project.run()
    assert again.err.startswith("Setting up .venv")
    assert again.status == 7


def test_two_setups_at_once_make_one_venv_and_both_commands_run(project: Project) -> None:
    with project.start("one") as one, project.start("two") as two:
        errors = [process.communicate(timeout=120)[1] for process in (one, two)]
    assert (one.returncode, two.returncode) == (7, 7)
    assert sorted(errors) == ["", "Setting up .venv (once, about a minute)…\n"]


def test_a_venv_of_another_python_is_made_anew(outdated: Project) -> None:
    outdated.stamp.write_text("cpython-310\nsite 0000\n", encoding="ascii")
    left = outdated.root / ".venv/left.txt"
    left.touch()
    assert outdated.run().status == 7
    assert not left.exists()


def test_a_package_that_is_not_the_locked_one_is_refused_in_one_sentence(outdated: Project) -> None:
    with zipfile.ZipFile(outdated.shelf / "loupe-1.0-py3-none-any.whl", "a") as archive:
        archive.writestr("surprise.py", "")
    outcome = outdated.run()
    announcement, sentence = outcome.err.splitlines(keepends=True)
    assert announcement == "Updating .venv…\n"
    assert sentence.startswith("Setting up .venv failed: THESE PACKAGES DO NOT MATCH THE HASHES")
    assert (outcome.status, outcome.out) == (1, "")
    assert not outdated.stamp.exists(), "a broken set-up passes for a whole one"


def test_without_network_the_error_says_so_and_how_to_go_on(outdated: Project) -> None:
    closed_port = "http://127.0.0.1:9/simple"
    settings = {"PIP_NO_INDEX": "", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": closed_port}
    outcome = outdated.run(**settings, LC_ALL="fr_CA.UTF-8", PYTHONUTF8="1")
    announcement, sentence = outcome.err.splitlines()
    assert announcement == "Mise à jour de .venv…"
    assert "le réseau" in sentence
    assert sentence.endswith("connectez-vous et relancez la commande.")
    assert outcome.status == 1


def test_a_python_without_venv_is_told_which_package_to_install(
    project: Project, tmp_path: Path
) -> None:
    code = "import sys\nsys.modules['ensurepip'] = None\n"
    (tmp_path / "sitecustomize.py").write_text(code, encoding="utf-8")
    outcome = project.run(PYTHONPATH=str(tmp_path))
    assert len(outcome.err.splitlines()) == 1
    assert "apt install python3-venv" in outcome.err
    assert outcome.status == 1
    assert not (project.root / ".venv").exists()


def test_an_environment_of_ones_own_with_the_locked_packages_is_used_as_it_is(
    project: Project, tmp_path: Path
) -> None:
    with zipfile.ZipFile(project.shelf / "loupe-1.0-py3-none-any.whl") as archive:
        archive.extractall(tmp_path / "own")
    outcome = project.run(PYTHONPATH=str(tmp_path / "own"))
    assert outcome == Outcome(status=7, out=f"1.0 {sys.base_prefix}\n", err="")
    assert not (project.root / ".venv").exists()


def test_what_is_on_the_python_path_is_installed_all_the_same(
    outdated: Project, tmp_path: Path
) -> None:
    with zipfile.ZipFile(outdated.shelf / "loupe-1.0-py3-none-any.whl") as archive:
        archive.extractall(tmp_path / "own")
    assert outdated.run("dev", PYTHONPATH=str(tmp_path / "own")).status == 7
    assert list((outdated.root / ".venv").rglob("loupe.py"))


@pytest.mark.parametrize(
    ("present", "enough"),
    [
        (["loupe-1.0"], True),
        (["Loupe-1.0"], True),
        (["loupe-1.0", "verre_poli-2.0"], True),
        (["loupe-1.0", "verre_poli-3.0"], True),
        (["loupe-1.0", "verre_poli-1.0"], False),
        (["loupe-1.1"], False),
        (["verre_poli-2.0"], False),
        ([], False),
    ],
)
def test_an_environment_is_enough_if_it_has_each_pin_and_no_other_version(
    present: Sequence[str], *, enough: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "# made by a tool\nloupe==1.0 \\\n    --hash=sha256:00\n    # via a==b\n"
        "verre-poli==2.0 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
        "verre-poli==3.0 ; python_full_version >= '3.12' \\\n    --hash=sha256:00\n",
        encoding="utf-8",
    )
    for name in present:
        (tmp_path / f"{name}.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "missing")])
    assert has_packages(lock) is enough


def test_pins_are_read_with_their_conditions(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text(
        "a-b[extra]==1.0 \\\n    --hash=sha256:00\ncolorama==0.4 ; sys_platform == 'win32'\n",
        encoding="utf-8",
    )
    assert list(pins(lock)) == [("a-b", "1.0", False), ("colorama", "0.4", True)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, "yes"),
        ({"LANG": "fr_CA.UTF-8"}, "oui"),
        ({"LANG": "en_CA.UTF-8"}, "yes"),
        ({"LANG": "en_CA.UTF-8", "LC_ALL": "fr_FR"}, "oui"),
        ({"LANG": "fr_CA.UTF-8", "LC_ALL": "C"}, "yes"),
        ({"LANG": "en_CA.UTF-8", "LANGUAGE": "fr:en"}, "oui"),
        ({"LANG": "fr_CA.UTF-8", "LANGUAGE": "de:fr:en"}, "oui"),
        ({"LANG": "fr_CA.UTF-8", "LANGUAGE": "de"}, "yes"),
    ],
)
def test_sentences_come_in_the_language_of_the_environment(
    settings: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert in_language("yes", "oui") == expected


@pytest.mark.parametrize(
    ("words", "left", "told"),
    [
        (["--lang", "en", "build"], ["build"], "yes"),
        (["--lang=en", "build", "--quiet"], ["build", "--quiet"], "yes"),
        (["--lang", "en"], [], "yes"),
        (["--lang", "fr"], [], "oui"),
        (["build"], ["build"], "oui"),
        ([], [], "oui"),
        (["--lang"], ["--lang"], "oui"),
        (["--lang=", "fr"], ["--lang=", "fr"], "oui"),
        (["--lang", "de", "build"], ["--lang", "de", "build"], "oui"),
        (["comments", "add", "--lang", "en"], ["comments", "add", "--lang", "en"], "oui"),
    ],
)
def test_an_option_before_the_command_outranks_the_environment(
    words: list[str], left: list[str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    arguments = ["tasks.py", *words]
    take_language(arguments)
    assert arguments == ["tasks.py", *left]
    assert in_language("yes", "oui") == told


@pytest.mark.parametrize(("language", "said"), [("fr", "Vigie demande"), ("en", "Vigie needs")])
def test_an_old_python_is_refused_in_one_sentence(language: str, said: str, tmp_path: Path) -> None:
    code = (
        "import runpy, sys; sys.version_info = (3, 9, 2);"
        f"sys.argv = ['tasks.py', '--lang', '{language}', 'build'];"
        f"sys.path.insert(0, {str(ROOT)!r});"
        f"runpy.run_path({str(ROOT / 'tasks.py')!r}, run_name='__main__')"
    )
    done = subprocess.run(
        (sys.executable, "-c", code), capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(said)
    assert "3.11" in done.stderr
    assert "3.9" in done.stderr


@pytest.mark.parametrize(
    "name", ["tasks.py", "vigie/__init__.py", "vigie/cli/bootstrap.py", "vigie/turns.py"]
)
def test_an_old_python_can_read_what_it_must_to_say_so(name: str) -> None:
    source = (ROOT / name).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    futures = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert "__future__" not in {node.module for node in futures}


def test_an_old_python_can_evaluate_the_annotations_of_the_bootstrap() -> None:
    source = (ROOT / "vigie/cli/bootstrap.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            arguments = [*node.args.args, *node.args.kwonlyargs, node.args.vararg]
            annotations = [node.returns, *(each.annotation for each in arguments if each)]
            assert all(isinstance(each, ast.Name | ast.Constant) for each in annotations), node.name


def test_importing_the_bootstrap_loads_nothing_else() -> None:
    code = (
        "import sys; before = set(sys.modules); import vigie.cli.bootstrap;"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        (sys.executable, "-c", code), cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["vigie", "vigie.cli", "vigie.cli.bootstrap"]
