-- The results of a backtest, beside the tables of a live account: what a slice came to, and what the run was.
-- The tables of a symbol and of the account (orders, fills, trade_executions, ...) have these columns more: slice, exchange, market, symbol.

-- One row: what the run was.
CREATE TABLE run (
    engine_version VARCHAR NOT NULL,
    config_hash VARCHAR NOT NULL,
    cut VARCHAR NOT NULL,               -- none, symbol, day, symbol-day
    from_time TIMESTAMP_NS,             -- as asked for; null for the beginning of the tape
    to_time TIMESTAMP_NS,
    warm_up_ns BIGINT NOT NULL,
    bar_ns BIGINT NOT NULL              -- length of the bars of equity
);

-- Knobs that change results, as --set takes them.
CREATE TABLE config (
    knob VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);

CREATE TABLE inputs (
    number INTEGER NOT NULL,            -- in argument order
    role VARCHAR NOT NULL,              -- tape, warmup, script
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    bytes BIGINT NOT NULL
);

-- One row a slice that has ended.
CREATE TABLE slices (
    slice VARCHAR NOT NULL,
    number INTEGER NOT NULL,            -- in name and time order
    key VARCHAR NOT NULL,               -- of engine, configuration, inputs and span: a slice of equal key need not run again
    from_time TIMESTAMP_NS NOT NULL,
    to_time TIMESTAMP_NS NOT NULL,
    config_hash VARCHAR NOT NULL,
    signals_hash VARCHAR NOT NULL,
    output_hash VARCHAR NOT NULL,
    start_equity DECIMAL(38, 18) NOT NULL,
    end_equity DECIMAL(38, 18) NOT NULL,
    max_drawdown DECIMAL(38, 18) NOT NULL,
    max_drawdown_pct DOUBLE,
    drawdown_ns BIGINT NOT NULL,        -- the longest time below an earlier highest equity
    trades BIGINT NOT NULL,             -- positions; parts of one count as one
    ticks BIGINT NOT NULL,
    details VARCHAR NOT NULL            -- JSON: counts, funnels, open positions, assumptions
);

-- The account over bars of fixed length.
CREATE TABLE equity (
    slice VARCHAR NOT NULL,
    timestamp TIMESTAMP_NS NOT NULL,    -- start of the bar
    equity DECIMAL(38, 18) NOT NULL,    -- at the last sample of the bar
    low DECIMAL(38, 18) NOT NULL,
    high DECIMAL(38, 18) NOT NULL,
    exposure DECIMAL(38, 18) NOT NULL   -- mean notional of what was held over the bar, at entry prices
);

-- Measures by name; those of the whole run have the slice ''.
CREATE TABLE metrics (
    slice VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    value DOUBLE
);

-- Of each closed trade what the live tables do not have, by its journal position.
CREATE TABLE trade_contexts (
    slice VARCHAR NOT NULL,
    journal_position BIGINT NOT NULL,
    name VARCHAR NOT NULL,              -- of the symbol, as the run prints it
    regime VARCHAR,                     -- what level 1 last made of the symbol before the entry
    signal_price DECIMAL(38, 18)
);
