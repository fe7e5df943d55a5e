-- Statements are separated by blank lines. A released file never changes; a new one follows it.

-- One line a journey, for lists. Made from the events in the same transaction; can always be made again from them.
-- "change" is the order of changes, whatever the clock says, and that of the rows on disk. "digest" finds flipped bits.
CREATE TABLE journeys (
    change INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    journey TEXT NOT NULL,
    name TEXT NOT NULL,
    app_id TEXT NOT NULL,
    step TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    last_seq INTEGER NOT NULL CHECK (last_seq >= 0),
    digest BLOB NOT NULL
) STRICT;

-- What happened. Times are milliseconds since 1970 (UTC); payload is JSON.
CREATE TABLE events (
    journey_id TEXT NOT NULL REFERENCES journeys (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (journey_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;
