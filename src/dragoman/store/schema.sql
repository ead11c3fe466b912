-- What     The layout of a store, layout 2: one DuckDB file; what later layouts add is in upgrades/
-- Source   Dragoman's own; the fields are those of docs/record.md
-- Licence  Apache-2.0
-- Made by  hand
-- Gaps     none known
-- Checked  tests/unit/test_store.py

CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
INSERT INTO meta VALUES ('layout', '2');

CREATE SEQUENCE arrivals;

CREATE TABLE reports (
    arrival BIGINT NOT NULL,          -- order of arrival; a report that is coded anew keeps its own
    report_id VARCHAR NOT NULL,       -- unique
    sha256 VARCHAR NOT NULL,          -- of the text
    published VARCHAR NOT NULL,       -- ISO 8601 date, or ''
    publisher VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    text BLOB NOT NULL,               -- UTF-8, compressed by Zstandard
    sentences INTEGER NOT NULL,
    coder_version VARCHAR NOT NULL,
    coded_at TIMESTAMP NOT NULL,      -- UTC; in no record
    author VARCHAR NOT NULL,          -- layout 2, from here to the end of the table
    language VARCHAR NOT NULL,        -- ISO 639-1, or ''
    published_source VARCHAR NOT NULL,     -- given, json-ld, meta, time, feed, url, text, or ''
    published_confidence VARCHAR NOT NULL, -- high, medium, low, or ''
    canonical_url VARCHAR NOT NULL,
    origin VARCHAR NOT NULL           -- where it was read, such as 'crawl.warc.gz, record 12'
);

CREATE TABLE candidates (             -- what looked like an event and was not taken
    report_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);

CREATE TABLE events (
    arrival BIGINT NOT NULL,
    position INTEGER NOT NULL,        -- within its report, from 0
    event_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    story_id VARCHAR,
    coder_version VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    strict_type VARCHAR NOT NULL,
    contexts VARCHAR NOT NULL,        -- joined by ';'
    cameo VARCHAR NOT NULL,
    quad_class INTEGER NOT NULL,
    intensity DOUBLE NOT NULL,        -- Goldstein scale, -10 to 10
    confidence DOUBLE NOT NULL,       -- 0 to 1
    reciprocal BOOLEAN NOT NULL,
    status VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL,
    start VARCHAR NOT NULL,           -- as coded: ISO 8601, as fine as the text allows, or ''
    "end" VARCHAR NOT NULL,
    granularity VARCHAR NOT NULL,
    time_basis VARCHAR NOT NULL,
    first_day DATE,                   -- start and end as whole days, both included; else the day of the report
    last_day DATE,
    place VARCHAR NOT NULL,
    place_country VARCHAR NOT NULL,
    geonames_id BIGINT,
    lat DOUBLE,                       -- WGS 84 degrees
    lon DOUBLE,
    attributed_to VARCHAR NOT NULL,
    attribution_how VARCHAR NOT NULL,
    record VARCHAR NOT NULL           -- the whole record as JSON, keys sorted
);

CREATE TABLE actors (
    event_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    side VARCHAR NOT NULL,            -- source or target
    position INTEGER NOT NULL,
    actor_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    mention VARCHAR NOT NULL,
    country VARCHAR NOT NULL,
    sector VARCHAR NOT NULL,
    role VARCHAR NOT NULL
);

CREATE TABLE tellings (
    event_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    sentence INTEGER NOT NULL,        -- from 0
    start BIGINT NOT NULL,            -- code points of the report's text; end not included
    "end" BIGINT NOT NULL,
    quote VARCHAR NOT NULL,
    attributed_to VARCHAR NOT NULL,
    how VARCHAR NOT NULL,
    certainty VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    rule VARCHAR NOT NULL
);

CREATE TABLE evidence (
    event_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    start BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    quote VARCHAR NOT NULL,
    rule VARCHAR NOT NULL
);

CREATE TABLE set_aside (              -- each place and reason once, in order of arrival
    arrival BIGINT NOT NULL,
    place VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    remedy VARCHAR NOT NULL,
    note BOOLEAN NOT NULL             -- true: it was coded all the same
);

CREATE TABLE feeds (                  -- layout 2: what `dragoman watch` knows of each feed
    url VARCHAR NOT NULL,             -- unique
    etag VARCHAR NOT NULL,            -- what the server said, for the next conditional request
    last_modified VARCHAR NOT NULL,
    checked_at TIMESTAMP NOT NULL,    -- UTC
    failures INTEGER NOT NULL,        -- in a row; 0 after a success
    next_at TIMESTAMP NOT NULL        -- UTC; not asked before
);

CREATE TABLE links (                  -- layout 2: pages that feeds led to, each taken once
    url VARCHAR NOT NULL,             -- unique
    taken_at TIMESTAMP NOT NULL,      -- UTC
    outcome VARCHAR NOT NULL          -- page, entry, or why neither
);
