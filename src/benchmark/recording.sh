#!/usr/bin/env bash
# All figures of the recording, one after another: what the box pays, a night on disk and judged again, 64 boxes on one host, 200 kills.
# Takes three quarters of an hour on two idle cores. Usage: bash src/benchmark/recording.sh [FLEET-SECONDS [KILLS]]
set -eu

cd "$(dirname "$0")/../.."
fleet=${1:-1300} kills=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Builds boxsoak itself where its sources are newer; that would remove the benchmarks' classes later on.
./boxsoak --version
mvn -q -B -ntp -Pbenchmark -Dquick compile dependency:build-classpath -Dmdep.outputFile=target/benchmark.classpath
benchmark() {
    echo "== $*"
    heap=$1
    shift
    java "-Xmx$heap" -Dboxsoak.home="$PWD" -cp "target/classes:$(cat target/benchmark.classpath)" "$@"
}

benchmark 256m org.boxsoak.reader.ReaderCostBenchmark 60
./boxsoak run src/benchmark/recording.yaml --reports "$work/reports"
run=$(ls -d "$work"/reports/one-reading-a-second-*)
benchmark 512m org.boxsoak.record.RecordingBenchmark "$run" 12 "$work/night"
for again in first second third; do
    echo "== boxsoak judge, a process in the launcher's heap, $again time"
    # The first time the night's reports are written too; from then on there is nothing but the judgement.
    (time ./boxsoak judge "$work/night") 2>&1 | grep -E "^(real|user|passed|undecided)" || true
done
benchmark 128m org.boxsoak.reader.FleetBenchmark "$run" 64 "$fleet"
benchmark 128m org.boxsoak.record.KillBenchmark "$kills"
