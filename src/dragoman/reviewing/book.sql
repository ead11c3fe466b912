-- What     The layout of a book of reviews, layout 1: one SQLite file beside a store
-- Source   Dragoman's own; docs/pages.md says what each verdict means
-- Licence  Apache-2.0
-- Made by  hand
-- Gaps     none known
-- Checked  tests/unit/test_reviewing.py

CREATE TABLE reviews (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL,
    report_id TEXT NOT NULL,
    field TEXT NOT NULL,              -- a path such as source.0.country, or '' for the whole record
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'correct', 'reject', 'withdraw')),
    before TEXT NOT NULL,             -- JSON: the value that the coder gave
    after TEXT NOT NULL,              -- JSON: the value that a correction gives
    reviewer TEXT NOT NULL,
    at TEXT NOT NULL,                 -- UTC, ISO 8601
    coder_version TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX reviews_of_event ON reviews (event_id);
CREATE TABLE records (
    event_id TEXT PRIMARY KEY,
    record TEXT NOT NULL              -- JSON: as it was when first reviewed
);
CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'a review stays as it is'); END;
CREATE TRIGGER reviews_are_kept BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'a review is kept'); END;
PRAGMA user_version = 1;
