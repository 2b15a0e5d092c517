package org.boxsoak.relay;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Lists the relay families on the class path. */
public final class RelayFamilies {
    private RelayFamilies() {}

    /** All of them, by type. */
    public static List<RelayProvider> all() {
        return ServiceLoader.load(RelayProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(RelayProvider::type))
                .toList();
    }

    public static Optional<RelayProvider> named(String type) {
        return all().stream().filter(family -> family.type().equals(type)).findFirst();
    }

    /** The families as a Markdown table for the documentation: type, boards, settings, what the code was tried against. */
    public static String markdown() {
        return "| `type` | boards | settings | tested against |\n|---|---|---|---|\n"
                + all().stream().map(RelayFamilies::row).collect(Collectors.joining());
    }

    private static String row(RelayProvider family) {
        return "| `" + family.type() + "` | " + cell(family.describe()) + " | "
                + family.settings().stream().map(RelayFamilies::setting).collect(Collectors.joining("<br>")) + " | "
                + cell(family.testedHow()) + " |\n";
    }

    private static String setting(Setting setting) {
        String worth =
                setting.required() ? " (required)" : setting.standard() == null ? "" : " (" + setting.standard() + ")";
        return "`" + setting.name() + "`" + cell(worth + ": " + setting.meaning());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
