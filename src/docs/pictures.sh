#!/bin/sh
# The pictures of the README, from a recorded run: src/docs/pictures.sh [RUN-FOLDER]. Needs chromium (apt-get install -y chromium).
# Without a folder: the recording of the three-hour failure that the tests keep. Judges a copy; the recording stays as it is.
set -eu

home=$(dirname "$(readlink -f "$0")")/../..
recording=${1:-$home/src/test/resources/recordings/three-hour-failure}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

id=$(sed -n 's/^  "id" : "\(.*\)",$/\1/p' "$recording/run.json")
run=$work/reports/$id
mkdir -p "$work/reports"
cp -r "$recording" "$run"
# Made anew, page and results as well as the verdict.
rm -rf "$run/verdict.json" "$run/index.html" "$run/allure-results" "$run/allure-report"
"$home/boxsoak" judge "$run" >/dev/null || [ $? -ne 2 ]
"$home/boxsoak" report "$run" >/dev/null

# picture PAGE FILE WIDTH HEIGHT
picture() {
    chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --hide-scrollbars \
        --user-data-dir="$work/profile" --virtual-time-budget=10000 --window-size="$3,$4" --screenshot="$2" "file://$1" 2>/dev/null
    echo "$2"
}
picture "$run/index.html" "$home/src/docs/three-hour-failure.png" 1280 1300
picture "$run/allure-report/index.html" "$home/src/docs/allure.png" 1280 800
