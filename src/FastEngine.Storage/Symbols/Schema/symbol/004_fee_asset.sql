-- Which asset a fill's fee was taken in. The table is made anew: a store's settings are locked, and DuckDB then alters none.
CREATE TABLE fills_before AS SELECT * FROM fills;

DROP TABLE fills;

CREATE TABLE fills (
    order_id BIGINT NOT NULL,
    timestamp TIMESTAMP_NS NOT NULL,    -- when the report arrived
    venue_time TIMESTAMP_NS NOT NULL,
    price DECIMAL(18, {price_scale}) NOT NULL,
    quantity DECIMAL(18, {quantity_scale}) NOT NULL,
    remaining DECIMAL(18, {quantity_scale}) NOT NULL,
    fee DECIMAL(38, 18) NOT NULL,
    fee_in ENUM ('quote', 'base', 'other'), -- asset of the fee; null when an older version wrote the fill
    trade_id BIGINT,                    -- trade of the tape that filled it
    journal_position BIGINT NOT NULL
);

INSERT INTO fills SELECT order_id, timestamp, venue_time, price, quantity, remaining, fee, NULL, trade_id, journal_position FROM fills_before;

DROP TABLE fills_before;
