#!/bin/sh
# The pictures of the README and of reports/README.md: src/docs/pictures.sh [RUN-FOLDER]. Needs chromium (apt-get install -y chromium).
# Without a folder: the recording of the three-hour failure that the tests keep. Judges a copy; the recording stays as it is. The hundred
# nights of the trend page are made up: build b31 brings a leak of 1.2 MB/h, build b58 takes it away.
set -eu

home=$(dirname "$(readlink -f "$0")")/../..
recording=${1:-$home/src/test/resources/recordings/three-hour-failure}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

id=$(sed -n 's/^  "id" : "\(.*\)",$/\1/p' "$recording/run.json")
run=$work/reports/$id
mkdir -p "$work/reports"
cp -r "$recording" "$run"
# nights FOLDER: figures of a hundred nights, as a run leaves them, with noise that is the same each time.
nights() {
    awk -v folder="$1" '
    function noise() { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 1073741824 - 1 }
    function rate(name, value) {
        return sprintf("{\"series\":\"%s\",\"verdict\":\"%s\",\"perHour\":%.0f,\"low90\":%.0f,\"high90\":%.0f,\"smallestDetectable\":200000}",
            name, value > 5e5 ? "leak" : "no-leak", value, value - 2e5, value + 2e5)
    }
    BEGIN {
        seed = 8
        for (night = 0; night < 100; night++) {
            leaks = night >= 31 && night < 58
            crashed = leaks && noise() > 0.5
            month = int(night / 28) + 5; day = night % 28 + 1
            run = sprintf("nightly-lab-3-2026%02d%02d-200000", month, day)
            value = (leaks ? 1.2e6 : 2e4) + 1.2e5 * noise()
            system("mkdir -p " folder "/" run)
            print "{}" > (folder "/" run "/run.json")
            printf "{\"format\":1,\"run\":\"%s\",\"plan\":\"nightly\",\"box\":\"lab-3\",\"model\":\"ADT-4\",\"build\":\"%s\",\"kernel\":\"5.4.125\"," \
                "\"started\":\"2026-%02d-%02dT20:00:00Z\",\"seconds\":43200,\"verdict\":\"%s\",\"order4Usable\":{\"first\":2700,\"least\":%d,\"last\":%d}," \
                "\"order4Strict\":{\"first\":300,\"least\":20,\"last\":100},\"freeOutsideCmaBytes\":{\"first\":9e8,\"least\":4e8,\"last\":6e8}," \
                "\"plugs\":{\"made\":24,\"cameBack\":%d,\"slowestSeconds\":4.2},\"reboots\":%d,\"allocationFailures\":%d,\"crashes\":%d,\"gaps\":0," \
                "\"samples\":4320,\"forbiddenPerHour\":1000000,\"rates\":[%s,%s,%s]}\n",
                run, "b" (night < 31 ? 12 : night < 58 ? 31 : 58), month, day, leaks ? "box-failed" : night % 17 == 5 ? "undecided" : "passed",
                leaks ? 3 : 900, leaks ? 60 + 30 * noise() : 1500, crashed ? 21 : 24, crashed, crashed, crashed,
                rate("SUnreclaim", value), rate("free outside CMA", value * 1.1 + 1e5 * noise()), rate("KernelStack", 900 * noise()) \
                > (folder "/" run "/figures.json")
            close(folder "/" run "/run.json"); close(folder "/" run "/figures.json")
        }
    }'
}

# picture PAGE FILE WIDTH HEIGHT
picture() {
    chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
        --user-data-dir="$work/profile" --virtual-time-budget=10000 --window-size="$3,$4" --screenshot="$2" "file://$1" 2>/dev/null
    echo "$2"
}
# Made anew, page and results as well as the verdict.
rm -rf "$run/verdict.json" "$run/index.html" "$run/allure-results" "$run/allure-report"
"$home/boxsoak" judge "$run" >/dev/null || [ $? -ne 2 ]
nights "$work/reports"
"$home/boxsoak" report "$run" >/dev/null

picture "$run/index.html" "$home/src/docs/three-hour-failure.png" 1280 1300
picture "$run/allure-report/index.html" "$home/src/docs/allure.png" 1280 800
picture "$work/reports/trend-nightly-lab-3.html" "$home/src/docs/trend.png" 1280 1500
