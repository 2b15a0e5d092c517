package org.boxsoak.plan.steps;

import static org.boxsoak.plan.steps.Setting.Kind.SIZE;
import static org.boxsoak.plan.steps.Setting.Kind.TEXT;

import java.util.List;

/** Storage. */
final class StorageSteps {
    static final List<StepKind> ALL = List.of(new StepKind(
            "storage",
            "writes random bytes, and reads them back from the storage itself",
            List.of(
                    Setting.of("folder", TEXT, "/data/local/tmp", "where"),
                    Setting.of("size", SIZE, "64M", "how much, in whole MiB")),
            new StepKind.TimeLimit(60, "size", 2),
            new StepKind.Script("""
                            file=$folder/boxsoak-storage.bin
                            sum() { md5sum < "$file" | sed 's/ .*//'; }
                            """, """
                            [ -d "$folder" ] && [ -w "$folder" ] || cannot "$folder is no folder that can be written"
                            free=$(df -k "$folder" | tail -n 1 | sed 's/^[^ ]* *[0-9]* *[0-9]* *\\([0-9]*\\).*/\\1/')
                            [ "${free:-0}" -gt $((size * 1024)) ] || cannot "only ${free:-0} KiB are free in $folder"
                            """, """
                            dd if=/dev/urandom of="$file" bs=1048576 count="$size" 2>/dev/null || fail "writing $size MiB to $file failed"
                            sync
                            written=$(sum)
                            # What is read again is to come from the storage, not from the page cache; only root may ask for that.
                            sysctl -w vm.drop_caches=1 >/dev/null 2>&1
                            bytes=$(wc -c < "$file")
                            [ "$bytes" -eq $((size * 1048576)) ] || fail "$file has $bytes bytes instead of $size MiB"
                            read_back=$(sum)
                            [ -n "$written" ] && [ "$written" = "$read_back" ] || fail "$file reads back otherwise than it was written: $written, then $read_back"
                            """, "rm -f \"$file\"\n")));

    private StorageSteps() {}
}
