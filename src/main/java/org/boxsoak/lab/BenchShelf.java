package org.boxsoak.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boxsoak.bench.BenchException;

/**
 * The bench files of a lab, in folders {@code HOST/MODEL/*.yaml}: which box is cabled to which host; those of boxes that every host
 * reaches are in {@code network/MODEL/}.
 *
 * @param folder shared by all hosts
 */
public record BenchShelf(Path folder) {
    private static final String NETWORK = "network";

    /** The benches of a host that serve a wish, in the order of their names. */
    public List<Path> of(String host, BoxWish wish) {
        List<Path> files = new ArrayList<>();
        for (Path model : list(folder.resolve(wish.isOnNetwork() ? NETWORK : host))) {
            if (wish.model().isEmpty() || model.getFileName().toString().equals(wish.model())) {
                files.addAll(yaml(model));
            }
        }
        return files;
    }

    /** The benches of all hosts that serve a wish. */
    public List<Path> ofAll(BoxWish wish) {
        if (wish.isOnNetwork()) {
            return of(NETWORK, wish);
        }
        return list(folder).stream()
                .map(host -> host.getFileName().toString())
                .filter(host -> !host.equals(NETWORK))
                .flatMap(host -> of(host, wish).stream())
                .toList();
    }

    /** Every model that some host has. */
    List<String> models() {
        return list(folder).stream()
                .flatMap(host -> list(host).stream())
                .map(model -> model.getFileName().toString())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new BenchException("The folder of benches " + folder + " cannot be read: " + e + ".", e);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new BenchException("The folder of benches " + folder + " cannot be read: " + e + ".", e);
        }
    }
}
