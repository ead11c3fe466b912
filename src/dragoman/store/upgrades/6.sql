-- What     What layout 6 of a store adds to layout 5: the type of a record in a codebook of the user's own
-- Source   Dragoman's own; docs/own-types.md says what an own type is
-- Licence  Apache-2.0
-- Made by  hand
-- Gaps     records coded before have none until their reports are coded again
-- Checked  tests/unit/test_upgrading.py

ALTER TABLE events ADD COLUMN own_type VARCHAR DEFAULT ''; -- '' where no codebook of the user's own was asked, or it has no type for it

UPDATE meta SET value = '6' WHERE key = 'layout';
