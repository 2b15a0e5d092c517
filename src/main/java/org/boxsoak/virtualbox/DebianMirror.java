package org.boxsoak.virtualbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.boxsoak.bench.BenchException;
import org.boxsoak.bench.HostPackage;
import org.boxsoak.bench.MissingSetupException;

/**
 * Debian's own archive, for hosts like Ubuntu whose archive has no arm64 kernel of Debian's. Which mirror, the host says: the variable
 * {@value #VARIABLE}, or else the one that its debootstrap takes. Signatures are checked by Debian's keys as the host packs them.
 */
final class DebianMirror implements PackageSources {
    /** Names a mirror; on Debian it takes the place of the host's sources. */
    static final String VARIABLE = "BOXSOAK_DEBIAN_MIRROR";

    // The release that the virtual box is tested with.
    private static final List<String> SUITES = List.of("bookworm", "bookworm-updates");
    private static final String KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg";
    private static final Path DEBOOTSTRAP = Path.of("/usr/sbin/debootstrap");
    private static final Pattern DEFAULT = Pattern.compile("(?m)^DEF_MIRROR=\"?(https?://[^\"\\s]+)\"?$");

    private final Map<String, String> environment;
    private final Path debootstrap;

    DebianMirror(Map<String, String> environment) {
        this(environment, DEBOOTSTRAP);
    }

    DebianMirror(Map<String, String> environment, Path debootstrap) {
        this.environment = Map.copyOf(environment);
        this.debootstrap = debootstrap;
    }

    @Override
    public List<HostPackage> needed() {
        HostPackage keys = new HostPackage("debian-archive-keyring", KEYS);
        return chosen().isPresent()
                ? List.of(keys)
                : List.of(keys, new HostPackage("debootstrap", debootstrap.toString()));
    }

    @Override
    public String aptSettings(Path folder) {
        Path list = folder.resolve("sources.list");
        StringBuilder lines = new StringBuilder();
        for (String suite : SUITES) {
            lines.append("deb [signed-by=%s] %s %s main\n".formatted(KEYS, address(), suite));
        }
        try {
            Files.writeString(list, lines);
        } catch (IOException e) {
            throw new BenchException("The cache folder " + folder + " cannot be written: " + e + ".", e);
        }
        return "Dir::Etc::sourcelist \"%s\";\nDir::Etc::sourceparts \"-\";\n".formatted(list);
    }

    private Optional<String> chosen() {
        return Optional.ofNullable(environment.get(VARIABLE)).filter(v -> !v.isBlank());
    }

    private String address() {
        Optional<String> chosen = chosen();
        if (chosen.isPresent() && !chosen.get().matches("(https?|file):/\\S+")) {
            throw new MissingSetupException(
                    VARIABLE + " is '" + chosen.get()
                            + "', which is no address of a Debian mirror: it begins with http:// or https:// and ends before 'dists'.");
        }
        return chosen.or(this::ofDebootstrap)
                .orElseThrow(() -> new MissingSetupException("Nothing tells where Debian's packages are: " + debootstrap
                        + " names no mirror. Name one, e.g. with  export " + VARIABLE + "=https://MIRROR/debian"
                        + "  (Debian's list of mirrors has them all)."));
    }

    private Optional<String> ofDebootstrap() {
        try {
            Matcher matcher = DEFAULT.matcher(Files.readString(debootstrap));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
