-- Executions, artifacts, events and contexts, in ML Metadata's terms. Times are milliseconds since 1970.

CREATE TABLE artifact (
    id          INTEGER PRIMARY KEY,
    type        TEXT NOT NULL,
    uri         TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('LIVE', 'DELETED', 'REFERENCE')),
    fingerprint TEXT NOT NULL,
    create_time INTEGER NOT NULL
) STRICT;
CREATE INDEX artifact_type ON artifact (type);
CREATE INDEX artifact_uri ON artifact (uri);
-- A file outside the store is one artifact as long as its bytes are the same.
CREATE UNIQUE INDEX artifact_reference ON artifact (uri, fingerprint) WHERE state = 'REFERENCE';

CREATE TABLE artifact_property (
    artifact INTEGER NOT NULL REFERENCES artifact (id),
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (artifact, name)
) STRICT;

-- state, end_time: of a run. runs: how many runs of a pipeline were begun.
CREATE TABLE context (
    id          INTEGER PRIMARY KEY,
    type        TEXT NOT NULL,
    name        TEXT NOT NULL,
    state       TEXT CHECK (state IN ('RUNNING', 'COMPLETE', 'FAILED', 'CANCELED')),
    runs        INTEGER NOT NULL DEFAULT 0,
    create_time INTEGER,
    end_time    INTEGER,
    UNIQUE (type, name)
) STRICT;

CREATE TABLE context_property (
    context INTEGER NOT NULL REFERENCES context (id),
    name    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (context, name)
) STRICT;

CREATE TABLE parent_context (
    context INTEGER NOT NULL REFERENCES context (id),
    parent  INTEGER NOT NULL REFERENCES context (id),
    PRIMARY KEY (context, parent)
) STRICT, WITHOUT ROWID;

-- type: the component. run and node repeat what the associations say, so that a row can be read without them.
CREATE TABLE execution (
    id          INTEGER PRIMARY KEY,
    type        TEXT NOT NULL,
    run         INTEGER NOT NULL REFERENCES context (id),
    node        TEXT NOT NULL,
    state       TEXT NOT NULL
                CHECK (state IN ('RUNNING', 'COMPLETE', 'FAILED', 'CACHED', 'CANCELED', 'SKIPPED')),
    cache_key   TEXT,
    provenance  TEXT,
    message     TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    end_time    INTEGER
) STRICT;
CREATE INDEX execution_cache_key ON execution (cache_key, id) WHERE state = 'COMPLETE';
CREATE INDEX execution_running ON execution (id) WHERE state = 'RUNNING';

CREATE TABLE event (
    execution INTEGER NOT NULL REFERENCES execution (id),
    artifact  INTEGER NOT NULL REFERENCES artifact (id),
    type      TEXT NOT NULL CHECK (type IN ('INPUT', 'OUTPUT')),
    port      TEXT NOT NULL,
    position  INTEGER NOT NULL,
    PRIMARY KEY (execution, type, port, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_artifact ON event (artifact, type, execution);

-- An execution belongs to its pipeline, its run and its node.
CREATE TABLE association (
    context   INTEGER NOT NULL REFERENCES context (id),
    execution INTEGER NOT NULL REFERENCES execution (id),
    PRIMARY KEY (context, execution)
) STRICT, WITHOUT ROWID;
CREATE INDEX association_execution ON association (execution);

-- An artifact belongs to the contexts of all executions that read, wrote or reused it.
CREATE TABLE attribution (
    context  INTEGER NOT NULL REFERENCES context (id),
    artifact INTEGER NOT NULL REFERENCES artifact (id),
    PRIMARY KEY (context, artifact)
) STRICT, WITHOUT ROWID;
