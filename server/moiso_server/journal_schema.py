"""Tables of the journal, built step by step so that an old file grows into a new one."""

from sqlite_utils import Database, Migrations

_steps = Migrations("journal")


@_steps()
def m001_journal(db: Database) -> None:
    """Facts, kept replies, tickets, documents of the centre."""
    db.conn.execute("CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    db.conn.execute(
        "CREATE TABLE fact(seq INTEGER PRIMARY KEY, day TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, "
        "body TEXT NOT NULL, command TEXT, actor TEXT NOT NULL, hash TEXT NOT NULL)"
    )
    db.conn.execute("CREATE INDEX fact_kind ON fact(kind, seq) WHERE kind = 'day_opened'")
    db.conn.execute(
        "CREATE TABLE command(actor TEXT, id TEXT, digest TEXT NOT NULL, reply TEXT NOT NULL, "
        "at TEXT NOT NULL, PRIMARY KEY (actor, id))"
    )
    db.conn.execute(
        "CREATE TABLE ticket(day TEXT NOT NULL, id TEXT NOT NULL, number TEXT NOT NULL, "
        "service TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL, "
        "PRIMARY KEY (id, day), UNIQUE (day, number))"
    )
    db.conn.execute(
        "CREATE TABLE centre(version INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, "
        "document TEXT NOT NULL)"
    )


def migrate(db: Database) -> None:
    """Bring a journal file to the newest shape."""
    _steps.apply(db)
