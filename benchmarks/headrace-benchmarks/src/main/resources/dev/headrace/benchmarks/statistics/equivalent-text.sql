-- The second peer, for each column of texts.
count(${column}),
avg(strlen(${column})),
approx_count_distinct(${column}),
approx_top_k(${column}, 20)
