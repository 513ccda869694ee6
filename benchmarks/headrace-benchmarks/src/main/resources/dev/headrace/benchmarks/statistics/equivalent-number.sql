-- The second peer, for each column of numbers.
count(${column}),
count(*) FILTER (${column} = 0),
avg(${column}),
stddev_pop(${column}),
min(${column}),
max(${column}),
approx_quantile(${column}, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]),
approx_count_distinct(${column})
