-- The account's database: what belongs to no single symbol.

CREATE TABLE meta (
    schema_version INTEGER NOT NULL
);

-- One row, as in a symbol's database.
CREATE TABLE progress (
    batch BIGINT NOT NULL,
    journal_position BIGINT NOT NULL,   -- last journal record whose rows are here
    consumed_position BIGINT NOT NULL   -- every database has the rows of every journal record up to this one
);
INSERT INTO progress VALUES (0, 0, 0);

CREATE TABLE account_snapshots (
    timestamp TIMESTAMP_NS NOT NULL,
    equity DECIMAL(38, 18) NOT NULL,
    cash DECIMAL(38, 18) NOT NULL,      -- starting equity and everything realised, fees paid included
    unrealised DECIMAL(38, 18) NOT NULL,
    exposure DECIMAL(38, 18) NOT NULL,  -- notional of the open positions at their marks
    open_positions INTEGER NOT NULL,
    journal_position BIGINT NOT NULL
);

CREATE TABLE portfolio_health_snapshots (
    timestamp TIMESTAMP_NS NOT NULL,
    total_positions INTEGER NOT NULL,
    total_unrealized_pnl DECIMAL(38, 18) NOT NULL,
    health_score DOUBLE,                -- 0 to 100
    btc_correlation_avg DOUBLE,
    daily_drawdown_pct DOUBLE,
    action_taken VARCHAR NOT NULL,
    worst_position VARCHAR,
    best_position VARCHAR
);

CREATE TABLE position_correlations (
    timestamp TIMESTAMP_NS NOT NULL,
    position_symbol VARCHAR NOT NULL,
    leader_symbol VARCHAR NOT NULL,
    correlation DOUBLE,                 -- -1 to 1
    rolling_window VARCHAR NOT NULL
);
