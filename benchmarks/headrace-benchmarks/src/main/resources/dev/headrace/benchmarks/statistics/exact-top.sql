-- The gate, for each column of texts: how often the most frequent ones occur.
SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY 1 DESC LIMIT 20
