/** A rule about one argument of a function, so that a short statement cannot ask for an endless value. */
interface Bound {
  /** Which argument has to be a whole number written out, and its most. */
  readonly argument: number;
  readonly most: number;
}

interface Group {
  readonly group: string;
  readonly functions: string;
}

/** All that a statement may call: nothing here reads a file, the environment or a setting, or changes anything. */
export const FUNCTION_GROUPS: readonly Group[] = [
  {
    group: 'aggregates',
    functions: `count sum avg mean min max median mode product geomean first last any_value arg_min arg_max min_by max_by
      count_if countif bool_and bool_or bit_and bit_or bit_xor string_agg group_concat listagg list array_agg histogram fsum
      approx_count_distinct weighted_avg wavg`,
  },
  {
    group: 'statistics',
    functions: `stddev stddev_pop stddev_samp variance var_pop var_samp sem mad quantile quantile_cont quantile_disc
      approx_quantile corr covar_pop covar_samp skewness kurtosis entropy regr_avgx regr_avgy regr_count regr_intercept
      regr_r2 regr_slope regr_sxx regr_sxy regr_syy`,
  },
  {
    group: 'window functions',
    functions: `row_number rank dense_rank rank_dense percent_rank cume_dist ntile lag lead first_value last_value
      nth_value fill`,
  },
  {
    group: 'numbers',
    functions: `abs ceil ceiling floor round round_even trunc sign sqrt cbrt exp ln log log2 log10 pow power mod fmod fdiv
      greatest least pi sin cos tan asin acos atan atan2 degrees radians isnan isinf isfinite even factorial gcd lcm
      random`,
  },
  {
    group: 'text',
    functions: `lower upper lcase ucase length len strlen substring substr left right trim ltrim rtrim lpad rpad concat
      concat_ws replace translate reverse contains starts_with ends_with prefix suffix strpos instr position split_part
      string_split str_split string_to_array regexp_matches regexp_full_match regexp_extract regexp_extract_all
      regexp_replace strip_accents ascii chr unicode levenshtein damerau_levenshtein jaccard jaro_similarity
      jaro_winkler_similarity md5 hash like_escape not_like_escape ilike_escape not_ilike_escape`,
  },
  {
    group: 'dates',
    functions: `date_part datepart date_trunc datetrunc date_diff datediff date_add date_sub datesub year quarter month
      week day dayofweek dayofyear isoyear weekofyear yearweek monthname dayname last_day days_in_month make_date strftime
      strptime try_strptime today now current_date to_microseconds to_milliseconds to_seconds to_minutes to_hours to_days to_weeks to_months to_years to_quarters epoch time_bucket age
      timezone`,
  },
  { group: 'choices', functions: 'coalesce nullif if ifnull constant_or_null typeof' },
  {
    group: 'lists and structs',
    functions: `list_value list_contains list_has list_has_any list_has_all list_position list_extract list_element
      list_sort list_reverse_sort list_distinct list_unique list_sum list_avg list_min list_max list_median list_count
      list_concat list_slice list_transform list_apply list_filter array_length array_to_string flatten unnest range
      generate_series generate_subscripts row struct_pack struct_extract map map_keys map_values map_entries map_extract
      element_at cardinality`,
  },
];

/** What operators become when they are parsed. */
const OPERATORS = `+ - * / // % ** ^ @ & | << >> ~ || ~~ !~~ ~~* !~~* ~~~ ^@ <@ @> && !__postfix count_star`;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

export const ALLOWED_FUNCTIONS: ReadonlySet<string> = new Set([
  ...FUNCTION_GROUPS.flatMap(({ functions }) => words(functions)),
  ...words(OPERATORS),
]);

export const BOUNDED_FUNCTIONS: Readonly<Record<string, Bound>> = {
  lpad: { argument: 1, most: 1_000 },
  rpad: { argument: 1, most: 1_000 },
};

/** What may stand in FROM like a table, with its arguments in brackets. */
export const TABLE_FUNCTIONS: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest']);

/** Functions whose value is a list as long as their arguments say: written out, and at most so many. In FROM they are rows, which end with the time limit. */
export const LIST_MAKERS: ReadonlySet<string> = new Set(['range', 'generate_series']);
export const LIST_MOST = 100_000;
