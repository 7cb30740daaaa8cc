-- What the ledger and the decisions add for queries, beside the tables of the design.

CREATE TABLE orders (
    order_id BIGINT NOT NULL,           -- running number of the run
    client_order_id VARCHAR NOT NULL,
    timestamp TIMESTAMP_NS NOT NULL,    -- when it was decided
    position_id BIGINT NOT NULL,
    strategy VARCHAR NOT NULL,
    leg VARCHAR NOT NULL,
    side ENUM ('buy', 'sell') NOT NULL,
    order_type VARCHAR NOT NULL,
    quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    price DECIMAL(18, {price_scale}),   -- limit or trigger; null for a market order
    reference_price DECIMAL(18, {price_scale}) NOT NULL,
    exit_reason VARCHAR NOT NULL,
    reduce_only BOOLEAN NOT NULL,
    journal_position BIGINT NOT NULL
);

CREATE TABLE fills (
    order_id BIGINT NOT NULL,
    timestamp TIMESTAMP_NS NOT NULL,    -- when the report arrived
    venue_time TIMESTAMP_NS NOT NULL,
    price DECIMAL(18, {price_scale}) NOT NULL,
    quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    remaining DECIMAL(18, {quantity_scale}) NOT NULL,
    fee DECIMAL(38, 18) NOT NULL,
    trade_id BIGINT,                    -- trade of the tape that filled it
    journal_position BIGINT NOT NULL
);

-- Open positions; a closed one is removed.
CREATE TABLE positions (
    position_id BIGINT NOT NULL,
    timestamp TIMESTAMP_NS NOT NULL,    -- of the last change
    entry_time TIMESTAMP_NS NOT NULL,
    strategy VARCHAR NOT NULL,
    side ENUM ('long', 'short') NOT NULL,
    quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    cost DECIMAL(38, 18) NOT NULL,      -- price times quantity of the entry
    fees DECIMAL(38, 18) NOT NULL,
    entry_order BIGINT NOT NULL,
    journal_position BIGINT NOT NULL
);

-- Evaluations that differ from the one before, in short; the run's decisions.jsonl has every measure.
CREATE TABLE decisions (
    timestamp TIMESTAMP_NS NOT NULL,
    decision BIGINT NOT NULL,
    trade_id BIGINT NOT NULL,
    strategy VARCHAR NOT NULL,
    side ENUM ('long', 'short') NOT NULL,
    price DECIMAL(18, {price_scale}) NOT NULL,
    level INTEGER NOT NULL,
    stop_reason VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    measured DOUBLE,
    threshold DOUBLE,
    entry_score DOUBLE,
    confluence DOUBLE
);
