package org.boxsoak.virtualbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.boxsoak.bench.HostPackage;

/** Where the virtual box's packages come from: Debian's arm64 ones in every case, since its kernel is Debian's. */
interface PackageSources {
    /** What the host must have installed before they can be asked. */
    List<HostPackage> needed();

    /**
     * Lines of apt's configuration that name them; empty for the sources that the host itself installs from.
     *
     * @param folder where files may be put that these lines name
     */
    String aptSettings(Path folder);

    /** Those that suit a host. */
    static PackageSources of(OsRelease host, Map<String, String> environment) {
        return host.isDebian() && !environment.containsKey(DebianMirror.VARIABLE)
                ? new HostSources()
                : new DebianMirror(environment);
    }

    /** The host is Debian: its own sources, at whatever mirror its owner chose. */
    record HostSources() implements PackageSources {
        @Override
        public List<HostPackage> needed() {
            return List.of();
        }

        @Override
        public String aptSettings(Path folder) {
            return "";
        }
    }
}
