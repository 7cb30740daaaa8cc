-- Fees that were not taken in quote currency. Null in rows of versions before.

ALTER TABLE fills ADD COLUMN fee_in VARCHAR;                   -- quote, base or other: what fee is an amount of

ALTER TABLE trade_executions ADD COLUMN fee_unconverted BOOLEAN; -- a fee of the position had no rate, and is not in fees
