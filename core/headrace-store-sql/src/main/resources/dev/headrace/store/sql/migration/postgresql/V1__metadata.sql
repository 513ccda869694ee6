-- Executions, artifacts, events and contexts, in ML Metadata's terms. Times are milliseconds since 1970.

CREATE TABLE artifact (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type        TEXT NOT NULL,
    uri         TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('LIVE', 'DELETED', 'REFERENCE')),
    fingerprint TEXT NOT NULL,
    create_time BIGINT NOT NULL
);
CREATE INDEX artifact_type ON artifact (type);
CREATE INDEX artifact_uri ON artifact (uri);
-- A file outside the store is one artifact as long as its bytes are the same.
CREATE UNIQUE INDEX artifact_reference ON artifact (uri, fingerprint) WHERE state = 'REFERENCE';

CREATE TABLE artifact_property (
    artifact BIGINT NOT NULL REFERENCES artifact (id),
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (artifact, name)
);

-- state, end_time: of a run. runs: how many runs of a pipeline were begun.
CREATE TABLE context (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type        TEXT NOT NULL,
    name        TEXT NOT NULL,
    state       TEXT CHECK (state IN ('RUNNING', 'COMPLETE', 'FAILED', 'CANCELED')),
    runs        INTEGER NOT NULL DEFAULT 0,
    create_time BIGINT,
    end_time    BIGINT,
    UNIQUE (type, name)
);

CREATE TABLE context_property (
    context BIGINT NOT NULL REFERENCES context (id),
    name    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (context, name)
);

CREATE TABLE parent_context (
    context BIGINT NOT NULL REFERENCES context (id),
    parent  BIGINT NOT NULL REFERENCES context (id),
    PRIMARY KEY (context, parent)
);

-- type: the component. run and node repeat what the associations say, so that a row can be read without them.
CREATE TABLE execution (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type        TEXT NOT NULL,
    run         BIGINT NOT NULL REFERENCES context (id),
    node        TEXT NOT NULL,
    state       TEXT NOT NULL
                CHECK (state IN ('RUNNING', 'COMPLETE', 'FAILED', 'CACHED', 'CANCELED', 'SKIPPED')),
    cache_key   TEXT,
    provenance  TEXT,
    message     TEXT NOT NULL,
    create_time BIGINT NOT NULL,
    end_time    BIGINT
);
CREATE INDEX execution_cache_key ON execution (cache_key, id) WHERE state = 'COMPLETE';
CREATE INDEX execution_running ON execution (id) WHERE state = 'RUNNING';

CREATE TABLE event (
    execution BIGINT NOT NULL REFERENCES execution (id),
    artifact  BIGINT NOT NULL REFERENCES artifact (id),
    type      TEXT NOT NULL CHECK (type IN ('INPUT', 'OUTPUT')),
    port      TEXT NOT NULL,
    position  INTEGER NOT NULL,
    PRIMARY KEY (execution, type, port, position)
);
CREATE INDEX event_artifact ON event (artifact, type, execution);

-- An execution belongs to its pipeline, its run and its node.
CREATE TABLE association (
    context   BIGINT NOT NULL REFERENCES context (id),
    execution BIGINT NOT NULL REFERENCES execution (id),
    PRIMARY KEY (context, execution)
);
CREATE INDEX association_execution ON association (execution);

-- An artifact belongs to the contexts of all executions that read, wrote or reused it.
CREATE TABLE attribution (
    context  BIGINT NOT NULL REFERENCES context (id),
    artifact BIGINT NOT NULL REFERENCES artifact (id),
    PRIMARY KEY (context, artifact)
);
