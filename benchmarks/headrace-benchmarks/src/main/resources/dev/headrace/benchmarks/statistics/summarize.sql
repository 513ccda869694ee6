-- The first peer.
SUMMARIZE SELECT * FROM ${table}
