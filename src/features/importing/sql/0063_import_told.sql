-- What a report tells besides the counts. also_made_by_type: also_made, by record type.
-- unknown_owners: rows that name an owner who is not here; unknown_owner_names: the first of them.
ALTER TABLE imports ADD COLUMN also_made_by_type {json} NOT NULL DEFAULT '[]';
ALTER TABLE imports ADD COLUMN unknown_owners BIGINT NOT NULL DEFAULT 0;
ALTER TABLE imports ADD COLUMN unknown_owner_names {json} NOT NULL DEFAULT '[]';
