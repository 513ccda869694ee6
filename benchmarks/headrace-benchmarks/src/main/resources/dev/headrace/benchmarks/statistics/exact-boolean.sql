-- The gate, for each column of booleans.
count(${column}),
count(DISTINCT ${column}),
count(*) FILTER (NOT ${column}),
NULL::VARCHAR,
NULL::VARCHAR,
NULL::DOUBLE,
NULL::DOUBLE
