-- Statements are separated by blank lines. A released file never changes; a new one follows it.
-- This one only adds: a program that knows the first alone reads the journeys as before.

-- One line a mini program, cloud account or platform, for lists; made as those of "journeys" are.
CREATE TABLE entities (
    change INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    app_id TEXT NOT NULL,
    merged_into TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    put_away INTEGER NOT NULL CHECK (put_away IN (0, 1)),
    last_seq INTEGER NOT NULL CHECK (last_seq >= 0),
    digest BLOB NOT NULL
) STRICT;

CREATE INDEX entities_by_app_id ON entities (app_id);

CREATE INDEX entities_as_listed ON entities (kind, put_away, merged_into, change);

-- What is known of them; as "events".
CREATE TABLE entity_events (
    entity_id TEXT NOT NULL REFERENCES entities (id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    monotonic_ms INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (entity_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entity_events_are_never_changed BEFORE UPDATE ON entity_events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER entity_events_are_never_deleted BEFORE DELETE ON entity_events
BEGIN
    SELECT RAISE(ABORT, 'events are append-only');
END;

-- Which entity a journey, or another entity, is related to. Made from the events, too.
CREATE TABLE relations (
    from_id TEXT NOT NULL,
    role TEXT NOT NULL,
    to_id TEXT NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (from_id, role, to_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX relations_by_entity ON relations (to_id);
