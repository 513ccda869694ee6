-- The second peer, for each column of booleans.
count(${column}),
count(*) FILTER (${column}),
approx_count_distinct(${column})
