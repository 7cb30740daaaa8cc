-- One table a timeframe: {table}. Made when the first candle of the timeframe is written; the three usual ones with the file.
CREATE TABLE IF NOT EXISTS {database}.{table} (
    timestamp TIMESTAMP_NS NOT NULL,    -- start of the interval
    open DECIMAL(18, {price_scale}) NOT NULL,
    high DECIMAL(18, {price_scale}) NOT NULL,
    low DECIMAL(18, {price_scale}) NOT NULL,
    close DECIMAL(18, {price_scale}) NOT NULL,
    volume DECIMAL(38, {quantity_scale}) NOT NULL,
    buy_volume DECIMAL(38, {quantity_scale}) NOT NULL,
    sell_volume DECIMAL(38, {quantity_scale}) NOT NULL,
    num_trades BIGINT NOT NULL,
    num_buy_trades BIGINT NOT NULL,
    num_sell_trades BIGINT NOT NULL
);
