-- The gate, for each quantile given: how many values are below it, and how many are not above.
count(*) FILTER (${column} < ${value}),
count(*) FILTER (${column} <= ${value})
