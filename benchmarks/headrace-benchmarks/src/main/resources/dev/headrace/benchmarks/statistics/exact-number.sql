-- The gate, for each column of numbers. favg and fsum add with Kahan's correction.
count(${column}),
count(DISTINCT ${column}),
count(*) FILTER (${column} = 0),
min(${column})::VARCHAR,
max(${column})::VARCHAR,
favg(${column}),
stddev_pop(${column})
