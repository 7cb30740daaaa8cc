namespace FastEngine.Storage.Symbols.Querying;

/// <summary>The functions that a guarded query may call: none reads a file or tells of the machine, none makes a value much longer than what it is given,
/// and none takes more than linear time for one value.</summary>
/// <remarks>DuckDB looks at an interrupt between vectors only, and does not count the bytes of strings: one call of another function would keep neither limit.</remarks>
internal static class GuardedFunctions
{
    /// <summary>They make rows, a vector at a time.</summary>
    public static HashSet<string> OfRows { get; } = Set("range generate_series");

    /// <summary>Their second argument is searched for: a literal, so that the search is short.</summary>
    public static HashSet<string> Searching { get; } = Set("contains prefix suffix starts_with ends_with instr strpos position split_part replace ~~ !~~ ~~* !~~*");

    /// <summary>They put texts together.</summary>
    public static HashSet<string> Joining { get; } = Set("|| concat concat_ws");

    /// <summary>All of them, by name.</summary>
    public static HashSet<string> All { get; } =
    [
        .. Searching, .. Joining,
        .. Set("+ - * / // % ** ^ & | ~ << >> @ ! add subtract multiply divide mod pow power abs sign signbit ceil ceiling floor round round_even trunc even sqrt cbrt exp ln log log2 log10"),
        .. Set("sin cos tan asin acos atan atan2 degrees radians pi fdiv fmod gcd lcm isnan isinf isfinite xor bit_count random hash"),
        .. Set("nullif greatest least coalesce ifnull error typeof constant_or_null"),
        .. Set("lower upper lcase ucase length len strlen char_length character_length octet_length bit_length left right substr substring trim ltrim rtrim reverse ascii ord unicode chr md5 md5_number"),
        .. Set("now today get_current_timestamp current_timestamp current_date transaction_timestamp timezone age date_add date_diff datediff date_sub datesub date_part datepart date_trunc datetrunc time_bucket"),
        .. Set("make_date make_time make_timestamp make_timestamp_ms make_timestamp_ns make_timestamptz to_timestamp epoch epoch_ms epoch_us epoch_ns strftime strptime try_strptime last_day dayname monthname"),
        .. Set("year quarter month week day hour minute second millisecond microsecond nanosecond dayofmonth dayofweek dayofyear weekday weekofyear yearweek isodow isoyear julian century decade era millennium days_in_month"),
        .. Set("to_microseconds to_milliseconds to_seconds to_minutes to_hours to_days to_weeks to_months to_quarters to_years"),
        .. Set("count count_star count_if countif sum sum_no_overflow fsum sumkahan kahan_sum avg mean favg min max min_by max_by arg_min arg_max argmin argmax arg_min_null arg_max_null any_value arbitrary first last"),
        .. Set("median mode mad quantile quantile_cont quantile_disc approx_quantile approx_count_distinct stddev stddev_pop stddev_samp variance var_pop var_samp sem skewness kurtosis kurtosis_pop entropy"),
        .. Set("corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy product geomean geometric_mean wavg weighted_avg bool_and bool_or bit_and bit_or bit_xor"),
        .. Set("row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value nth_value fill"),
    ];

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
