-- What a trade received in funding, apart from its fees. The table is made anew, as in 004.
CREATE TABLE trade_executions_before AS SELECT * FROM trade_executions;

DROP TABLE trade_executions;

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
    pnl DECIMAL(38, 18) NOT NULL,       -- net: of the price, less fees, plus funding
    fees DECIMAL(38, 18) NOT NULL,      -- less the funding where funding is null
    strategy VARCHAR NOT NULL,
    config_type VARCHAR NOT NULL,
    exit_reason VARCHAR NOT NULL,
    is_last BOOLEAN NOT NULL,           -- nothing of the position is left
    funding DECIMAL(38, 18),            -- positive when received; null when an older version wrote the trade
    journal_position BIGINT NOT NULL    -- its journal record
);

INSERT INTO trade_executions SELECT trade_id, timestamp, position_id, entry_time, entry_order, side, entry_price, exit_price, quantity, pnl, fees, strategy, config_type, exit_reason,
    is_last, NULL, journal_position FROM trade_executions_before;

DROP TABLE trade_executions_before;
