"""What every test gets: prepared surroundings and guards against what it leaves behind."""

from hypothesis import settings

from tests.guards import surroundings

surroundings.prepare()

pytest_plugins = [
    "pytester",
    "tests.guards.logs",
    "tests.guards.leaks",
    "tests.guards.loops",
    "tests.guards.garbage",
]

settings.register_profile("ci", deadline=None, derandomize=True, max_examples=60, database=None)
settings.register_profile("thorough", deadline=None, max_examples=2000, stateful_step_count=100)
settings.load_profile("ci")
