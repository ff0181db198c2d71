"""The guards themselves: each lets a clean test pass and fails the one that leaves something behind."""

from collections.abc import Callable
from pathlib import Path

import pytest

Verdict = Callable[[str], pytest.RunResult]


@pytest.fixture
def verdict(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Verdict:
    """Runs one test module under the guards, in a process of its own."""
    root = Path(__file__).parents[2]
    pytester.makepyprojecttoml(f"""
        [tool.pytest.ini_options]
        pythonpath = [{str(root)!r}]
        qt_log_level_fail = "WARNING"
    """)
    pytester.makeconftest(
        'pytest_plugins = ["tests.guards.logs", "tests.guards.leaks", "tests.guards.loops"]'
    )

    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

    def run(module: str) -> pytest.RunResult:
        pytester.makepyfile(module)
        return pytester.runpytest_subprocess("-p", "pytestqt.plugin", "-p", "no:cacheprovider")

    return run


def test_a_test_that_leaves_nothing_behind_passes(verdict: Verdict) -> None:
    outcome = verdict("""
        import logging, subprocess, threading

        def test_clean():
            worker = threading.Thread(target=lambda: None)
            worker.start()
            subprocess.run(["true"], check=True)
            logging.getLogger("moiso_server.hall").info("open")
            logging.getLogger("somebody_else").warning("not ours")
    """)
    outcome.assert_outcomes(passed=1)


def test_an_undeclared_warning_of_ours_fails_and_a_declared_one_must_come(verdict: Verdict) -> None:
    outcome = verdict("""
        import logging, pytest

        log = logging.getLogger("moiso_kiosk.paper")

        def test_undeclared():
            log.warning("paper is out")

        @pytest.mark.expects_log("paper .* out")
        def test_declared():
            log.error("paper is %s", "out")

        @pytest.mark.expects_log("paper")
        def test_declared_but_silent():
            pass

        @pytest.mark.allows_log("paper")
        def test_allowed_and_silent():
            pass
    """)
    outcome.assert_outcomes(passed=4, errors=2)
    outcome.stdout.fnmatch_lines_random(
        ["unexpected log: moiso_kiosk.paper WARNING: paper is out", "expected log never came: paper"]
    )


def test_a_thread_and_a_process_that_stay_fail_their_test(verdict: Verdict) -> None:
    outcome = verdict("""
        import subprocess, threading
        from tests.guards import leaks

        leaks.GRACE_S = 0.1
        kept = []

        def test_thread():
            threading.Thread(target=threading.Event().wait, name="stray", daemon=True).start()

        def test_process():
            kept.append(subprocess.Popen(["sleep", "60"]))

        def test_the_next_one_is_not_blamed():
            assert kept[0].wait(5) == -9
    """)
    outcome.assert_outcomes(passed=3, errors=2)
    outcome.stdout.fnmatch_lines_random(
        ["still running after the test: thread stray", "still running after the test: process *: sleep 60"]
    )


def test_a_qt_warning_fails_its_test(verdict: Verdict) -> None:
    outcome = verdict("""
        from PySide6.QtCore import qWarning

        def test_warned():
            qWarning("QML binding loop")
    """)
    outcome.assert_outcomes(failed=1)


def test_server_code_that_blocks_a_loop_is_stopped_and_in_a_thread_it_may_block(
    verdict: Verdict, pytester: pytest.Pytester
) -> None:
    package = pytester.mkpydir("moiso_server")
    (package / "slow.py").write_text("import time\n\ndef wait() -> None:\n    time.sleep(0.01)\n")
    outcome = verdict("""
        import asyncio
        from moiso_server import slow

        async def blocks(): slow.wait()
        async def moves_aside(): await asyncio.to_thread(slow.wait)

        def test_blocks(unblocked_loops):
            asyncio.run(blocks())

        def test_moves_aside(unblocked_loops):
            asyncio.run(moves_aside())
    """)
    outcome.assert_outcomes(passed=1, failed=1)
    outcome.stdout.fnmatch_lines(["*BlockingError: Blocking call to time.sleep*"])
