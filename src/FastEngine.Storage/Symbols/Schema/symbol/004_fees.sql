-- Fees that were not taken in quote currency.

ALTER TABLE fills ADD COLUMN fee_in VARCHAR DEFAULT 'quote';                   -- quote, base or other: what fee is an amount of

ALTER TABLE trade_executions ADD COLUMN fee_unconverted BOOLEAN DEFAULT false; -- a fee of the position had no rate, and is not in fees
