-- A symbol's database. {price_scale} and {quantity_scale} are the decimals of its prices and quantities, as `meta` keeps them.
-- Times are exchange time in UTC, exact to the nanosecond. No index on what is written much: rows lie in time order anyway.

-- One row: what this file holds.
CREATE TABLE meta (
    schema_version INTEGER NOT NULL,
    exchange VARCHAR NOT NULL,
    market VARCHAR NOT NULL,
    symbol VARCHAR NOT NULL,
    price_scale INTEGER NOT NULL,
    quantity_scale INTEGER NOT NULL,
    tick_size DECIMAL(18, {price_scale}) NOT NULL,
    lot_size DECIMAL(18, {quantity_scale}) NOT NULL,
    min_notional DECIMAL(38, 18) NOT NULL
);

-- One row, written with every batch, in its transaction: what the batches so far amount to.
CREATE TABLE progress (
    batch BIGINT NOT NULL,              -- batches written
    journal_position BIGINT NOT NULL,   -- last journal record whose rows are here
    synced_position BIGINT NOT NULL     -- last journal record whose closed trades are confirmed elsewhere
);
INSERT INTO progress VALUES (0, 0, 0);

-- Trades as the exchange printed them: the source of everything else.
CREATE TABLE ticks (
    timestamp TIMESTAMP_NS NOT NULL,
    receive_time TIMESTAMP_NS NOT NULL, -- local clock: latency only
    trade_id BIGINT NOT NULL,
    price DECIMAL(18, {price_scale}) NOT NULL,
    quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    side ENUM ('buy', 'sell') NOT NULL, -- of the aggressor
    late BOOLEAN NOT NULL               -- its id is lower than one seen before
);

-- Candle tables (candles_1m, candles_5m, ...) come from candles.sql, one a timeframe.

-- What a minute's trades amount to.
CREATE TABLE order_flow (
    timestamp TIMESTAMP_NS NOT NULL,    -- start of the minute
    cvd DECIMAL(38, {quantity_scale}) NOT NULL,
    buy_volume DECIMAL(38, {quantity_scale}) NOT NULL,
    sell_volume DECIMAL(38, {quantity_scale}) NOT NULL,
    imbalance_ratio DOUBLE,             -- buy over sell volume; null without sells
    delta DECIMAL(38, {quantity_scale}) NOT NULL,
    avg_buy_size DOUBLE,                -- null without buys
    avg_sell_size DOUBLE
);

CREATE TABLE market_profile (
    timestamp TIMESTAMP_NS NOT NULL,
    timeframe VARCHAR NOT NULL,
    poc_price DECIMAL(18, {price_scale}) NOT NULL,
    value_area_high DECIMAL(18, {price_scale}) NOT NULL,
    value_area_low DECIMAL(18, {price_scale}) NOT NULL,
    profile_data VARCHAR                -- JSON: volume by price
);

CREATE TABLE supply_demand_zones (
    zone_id BIGINT NOT NULL,
    timeframe VARCHAR NOT NULL,
    zone_type ENUM ('demand', 'supply') NOT NULL,
    price_low DECIMAL(18, {price_scale}) NOT NULL,
    price_high DECIMAL(18, {price_scale}) NOT NULL,
    strength_score DOUBLE,
    first_seen TIMESTAMP_NS NOT NULL,
    last_tested TIMESTAMP_NS,
    tests INTEGER NOT NULL,
    status ENUM ('fresh', 'tested', 'broken') NOT NULL
);

CREATE TABLE fair_value_gaps (
    fvg_id BIGINT NOT NULL,
    timeframe VARCHAR NOT NULL,
    fvg_type ENUM ('bullish', 'bearish') NOT NULL,
    gap_low DECIMAL(18, {price_scale}) NOT NULL,
    gap_high DECIMAL(18, {price_scale}) NOT NULL,
    created_at TIMESTAMP_NS NOT NULL,
    filled_at TIMESTAMP_NS,
    fill_percentage DOUBLE NOT NULL
);

-- Closed positions, and closed parts of positions.
CREATE TABLE trade_executions (
    trade_id BIGINT NOT NULL,           -- number of the exit order
    timestamp TIMESTAMP_NS NOT NULL,    -- of the exit
    position_id BIGINT NOT NULL,
    entry_time TIMESTAMP_NS NOT NULL,
    entry_order BIGINT NOT NULL,
    side ENUM ('long', 'short') NOT NULL,
    entry_price DECIMAL(38, 18) NOT NULL, -- volume-weighted, rounded at the last decimal
    exit_price DECIMAL(38, 18) NOT NULL,
    quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    pnl DECIMAL(38, 18) NOT NULL,       -- net of fees
    fees DECIMAL(38, 18) NOT NULL,
    strategy VARCHAR NOT NULL,
    config_type VARCHAR NOT NULL,
    exit_reason VARCHAR NOT NULL,
    is_last BOOLEAN NOT NULL,           -- nothing of the position is left
    journal_position BIGINT NOT NULL    -- its journal record
);

-- Of this session; cleared at start.
CREATE TABLE strategy_performance (
    timestamp TIMESTAMP_NS NOT NULL,
    strategy VARCHAR NOT NULL,
    config_type VARCHAR NOT NULL,
    win_rate DOUBLE,
    avg_pnl DOUBLE,
    sharpe_ratio DOUBLE,
    max_drawdown DOUBLE,
    num_trades BIGINT NOT NULL
);

CREATE TABLE dump_detections (
    timestamp TIMESTAMP_NS NOT NULL,
    dump_type VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    price_at_detection DECIMAL(18, {price_scale}) NOT NULL,
    action_taken VARCHAR NOT NULL,
    exit_price DECIMAL(18, {price_scale}),
    pnl DECIMAL(38, 18)
);
