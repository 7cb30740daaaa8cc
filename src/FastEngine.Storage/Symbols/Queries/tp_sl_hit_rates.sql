-- How the positions of each strategy ended: target, stop, or another way
SELECT strategy, closed_positions, tp_hits, tp_hits / nullif(closed_positions, 0)::DOUBLE AS tp_rate, sl_hits,
    sl_hits / nullif(closed_positions, 0)::DOUBLE AS sl_rate, closed_positions - tp_hits - sl_hits AS other,
    (closed_positions - tp_hits - sl_hits) / nullif(closed_positions, 0)::DOUBLE AS other_rate
FROM strategy_performance
ORDER BY strategy;
