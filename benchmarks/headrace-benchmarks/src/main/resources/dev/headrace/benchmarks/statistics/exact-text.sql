-- The gate, for each column of texts.
count(${column}),
count(DISTINCT ${column}),
count(*) FILTER (${column} = ''),
min(length(${column}))::VARCHAR,
max(length(${column}))::VARCHAR,
favg(length(${column})),
NULL::DOUBLE
