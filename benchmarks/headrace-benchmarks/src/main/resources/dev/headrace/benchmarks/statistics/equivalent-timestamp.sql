-- The second peer, for each column of timestamps: figures of microseconds since 1970.
count(${column}),
count(*) FILTER (epoch_us(${column}) = 0),
avg(epoch_us(${column})),
stddev_pop(epoch_us(${column})),
min(${column}),
max(${column}),
approx_quantile(epoch_us(${column}), [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]),
approx_count_distinct(${column})
