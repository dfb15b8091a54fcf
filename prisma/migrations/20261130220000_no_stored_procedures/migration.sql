-- Pages are stored and days are assigned by the application again (docs/decisions/014).
DROP FUNCTION store_pages(int, text, int, timestamptz, uuid, int, jsonb, boolean, timestamptz);
DROP FUNCTION store_records(int, jsonb, timestamptz);
DROP FUNCTION store_cycles(int, jsonb, timestamptz);
DROP FUNCTION store_sleeps(int, jsonb, timestamptz);
DROP FUNCTION store_recoveries(int, jsonb, timestamptz);
DROP FUNCTION store_workouts(int, jsonb, timestamptz);
DROP FUNCTION assign_days(int, bigint[], uuid[]);
DROP TYPE saved_record;
