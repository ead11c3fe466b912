-- What     What layout 4 of a store adds to layout 3: whether an event is disputed
-- Source   Dragoman's own; docs/record.md says when a record is disputed
-- Licence  Apache-2.0
-- Made by  hand
-- Gaps     events coded before are not disputed until their reports are coded again
-- Checked  tests/unit/test_upgrading.py

ALTER TABLE events ADD COLUMN disputed BOOLEAN DEFAULT false; -- tellings contradict each other

UPDATE meta SET value = '4' WHERE key = 'layout';
