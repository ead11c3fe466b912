-- What     What layout 3 of a store adds to layout 2: copies, stories, runs
-- Source   Dragoman's own; docs/stories.md and docs/runs.md say what the columns mean
-- Licence  Apache-2.0
-- Made by  hand
-- Gaps     none known
-- Checked  tests/unit/test_upgrading.py

CREATE TABLE signatures (             -- what is kept of a report to find its copies
    report_id VARCHAR NOT NULL,       -- unique
    digest VARCHAR NOT NULL           -- of its words, signs and case left out
);

CREATE TABLE bands (
    band BIGINT NOT NULL,             -- reports that may be copies share one
    report_id VARCHAR NOT NULL
);

CREATE TABLE copies (
    report_id VARCHAR NOT NULL,       -- unique: the later report
    of_report_id VARCHAR NOT NULL,    -- the earlier one that it is most like
    kind VARCHAR NOT NULL,            -- same, reprint, part, update
    shared DOUBLE NOT NULL            -- share of the shorter one's three-word runs, 0 to 1
);

CREATE TABLE stories (
    event_id VARCHAR NOT NULL,
    report_id VARCHAR NOT NULL,
    story_id VARCHAR NOT NULL,
    joined_to VARCHAR,                -- the record that it was joined to; NULL for a story's first
    score DOUBLE NOT NULL,
    reason VARCHAR NOT NULL
);

CREATE TABLE partings (               -- pairs of records that somebody said do not belong together
    one VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    parted_at TIMESTAMP NOT NULL      -- UTC
);

CREATE TABLE runs (                   -- what each run of `dragoman code` did
    run_id BIGINT NOT NULL,           -- unique, from 1
    started_at TIMESTAMP NOT NULL,    -- UTC
    ended_at TIMESTAMP,               -- NULL while it runs, or where it was killed
    outcome VARCHAR NOT NULL,         -- running, done, stopped
    coder_version VARCHAR NOT NULL,
    manifest VARCHAR NOT NULL,        -- JSON: options, hashes of code, model and data
    taken BIGINT NOT NULL,            -- reports read: coded + already + set aside
    coded BIGINT NOT NULL,
    empty BIGINT NOT NULL,            -- of those coded: without an event
    already BIGINT NOT NULL,          -- in the store before
    set_aside BIGINT NOT NULL,
    events BIGINT NOT NULL
);

UPDATE meta SET value = '3' WHERE key = 'layout';
