# The measurement of commands on large dossiers, for bench.sh. docs/benchmarks.md

measure_dossiers() {
  local sizes
  say 'Filling dossiers …'
  dotnet "$bench" dossiers --gateway "$gateway" --grpc "$grpc" >"$work/dossiers" || fail 'Not all evidence was added.'
  read -r -a sizes <"$work/dossiers"
  cat <<TXT
Adding an item of evidence (REST, with an idempotency key) to dossiers of so many, $(($(wc -l <"$work/dossiers") - 1)) rounds of 10 each; $(machine)

items       p50 ms    beside ${sizes[0]} items
TXT
  for place in "${!sizes[@]}"; do
    sed 1d "$work/dossiers" | awk -v place=$((place + 1)) '{ print $place, $place / $1 }' >"$work/of_a_size"
    printf '%-8d  %8.2f    %.3f (%.3f to %.3f)\n' "${sizes[place]}" "$(middle 1)" "$(middle 2)" "$(nth 2 1)" "$(nth 2 3)"
  done
  echo
}

# Of a column: the quarter, the middle, the three quarters.
nth() { cut -d' ' -f"$1" "$work/of_a_size" | sort -g | awk -v quarter="$2" '{ v[NR] = $1 } END { print v[int((NR - 1) * quarter / 4) + 1] }'; }
middle() { nth "$1" 2; }
