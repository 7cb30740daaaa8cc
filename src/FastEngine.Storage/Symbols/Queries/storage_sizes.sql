-- Size of each database, and how much of it is in use
SELECT database_name AS database, database_size, used_blocks * block_size AS used_bytes, total_blocks * block_size AS file_bytes, wal_size
FROM pragma_database_size()
WHERE database_name NOT IN ('memory', 'temp', 'system')
ORDER BY file_bytes DESC, database;
