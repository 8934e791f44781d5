-- What bench.sh reads of a wrk run, on one line, exact where wrk's own summary rounds:
-- requests  microseconds  bytes  errors  p50  p99     (latencies in microseconds)
-- Only done() is here: a response() would make wrk itself the thing that is measured.
function done(summary, latency)
  local e = summary.errors
  io.write(string.format("report %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50), latency:percentile(99)))
end
