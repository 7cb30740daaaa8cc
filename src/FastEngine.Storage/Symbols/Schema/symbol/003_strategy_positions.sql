-- Who holds what of a position: strategy positions, what each fill did to the exchange position, and the exchange positions themselves.

-- Measures of a strategy are a view over its positions now.
DROP TABLE IF EXISTS strategy_performance;

-- One row a strategy position, open or closed.
CREATE TABLE strategy_positions (
    strategy_position_id BIGINT NOT NULL,
    timestamp TIMESTAMP_NS NOT NULL,        -- of the last change
    strategy VARCHAR NOT NULL,
    exchange_position BIGINT NOT NULL,      -- number of the exchange position that it is part of
    exchange_position_key VARCHAR NOT NULL, -- BTCUSDT_LONG
    position_side ENUM ('long', 'short') NOT NULL,
    status ENUM ('open', 'closed') NOT NULL,
    entry_time TIMESTAMP_NS NOT NULL,
    exit_time TIMESTAMP_NS,                 -- of the last closed part
    entry_quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    open_quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    entry_price DECIMAL(38, 18) NOT NULL,   -- volume-weighted, rounded at the last decimal
    exit_price DECIMAL(38, 18),             -- of what was closed
    stop_loss_price DECIMAL(18, {price_scale}),
    take_profit_price DECIMAL(18, {price_scale}),
    close_reason VARCHAR,                   -- of the last closed part
    pnl DECIMAL(38, 18) NOT NULL,           -- net realised so far, fees and funding included
    pnl_pct DOUBLE,                         -- of the cost of what was closed
    fees DECIMAL(38, 18) NOT NULL,          -- of closed parts, funding included with its sign
    hedges BIGINT,                          -- the position that it hedges
    journal_position BIGINT NOT NULL
);

-- One row a fill of a strategy position.
CREATE TABLE position_contributions (
    contribution_id BIGINT NOT NULL,        -- its journal record
    timestamp TIMESTAMP_NS NOT NULL,
    strategy_position_id BIGINT NOT NULL,
    strategy VARCHAR NOT NULL,
    exchange_position BIGINT NOT NULL,
    exchange_position_key VARCHAR NOT NULL,
    position_side ENUM ('long', 'short') NOT NULL,
    contribution_sequence BIGINT NOT NULL,  -- among the fills of the exchange position
    status ENUM ('added', 'reduced', 'closed') NOT NULL,
    contribution_quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    quantity_before DECIMAL(18, {quantity_scale}) NOT NULL, -- of the exchange position
    quantity_after DECIMAL(18, {quantity_scale}) NOT NULL,
    contribution_entry_price DECIMAL(38, 18) NOT NULL,
    exit_price DECIMAL(38, 18),
    contribution_pnl DECIMAL(38, 18),       -- null for an entry
    fees DECIMAL(38, 18) NOT NULL,
    close_reason VARCHAR,
    order_id BIGINT NOT NULL,
    journal_position BIGINT NOT NULL
);

-- One row an exchange position, from flat to flat.
CREATE TABLE exchange_positions (
    exchange_position BIGINT NOT NULL,
    timestamp TIMESTAMP_NS NOT NULL,        -- of the last change
    opened TIMESTAMP_NS NOT NULL,
    exchange_position_key VARCHAR NOT NULL,
    position_side ENUM ('long', 'short') NOT NULL,
    status ENUM ('open', 'closed') NOT NULL,
    quantity DECIMAL(18, {quantity_scale}) NOT NULL,     -- signed where the venue nets
    unattributed DECIMAL(18, {quantity_scale}) NOT NULL, -- of no strategy
    strategies INTEGER NOT NULL,            -- open strategy positions
    entry_price DECIMAL(38, 18),            -- average; null when flat
    venue_realised DECIMAL(38, 18) NOT NULL, -- by average cost, before fees
    realised DECIMAL(38, 18) NOT NULL,      -- by each contribution's own entry, before fees
    journal_position BIGINT NOT NULL
);
