package org.boxsoak.judge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.boxsoak.bench.BenchException;
import org.boxsoak.leak.ConformalWidening;
import org.boxsoak.leak.GoodNights;
import org.boxsoak.leak.NightProfile;
import org.boxsoak.record.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * The earlier nights that a run is compared with, kept in its own folder (good-nights.json): it is judged alike next year, when
 * those nights are long gone.
 *
 * @param nights the ids of those runs
 * @param counters their profiles by the counter's name, sizes in MB
 * @param forecasts what forecasts were worth in the earlier nights, the failed ones too, by the counter's name
 */
public record GoodNightsFile(
        List<String> nights,
        Map<String, List<NightProfile>> counters,
        @Nullable Map<String, List<ConformalWidening.Past>> forecasts) {
    private static final String NAME = "good-nights.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public GoodNightsFile {
        nights = List.copyOf(nights);
        counters = Collections.unmodifiableMap(new TreeMap<>(counters));
        // Runs of versions that did not calibrate their forecasts have none.
        forecasts = forecasts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(forecasts));
    }

    /** What a run without a file is compared with. */
    static GoodNightsFile none() {
        return new GoodNightsFile(List.of(), Map.of(), Map.of());
    }

    /** @throws BenchException when the host's disk refuses */
    public void write(RunFolder folder) {
        try {
            Path half = folder.path().resolve(NAME + ".part");
            Files.writeString(half, JSON.writeValueAsString(this) + "\n");
            Files.move(half, folder.path().resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BenchException("The good nights cannot be kept in " + folder.path() + ": " + e.getMessage(), e);
        }
    }

    /** @throws BenchException when the file is there but cannot be read: judged without it, the run would get another verdict */
    static GoodNightsFile read(RunFolder folder) {
        Path file = folder.path().resolve(NAME);
        if (!Files.exists(file)) {
            return none();
        }
        try {
            return JSON.readValue(Files.readString(file), GoodNightsFile.class);
        } catch (JsonProcessingException e) {
            throw new BenchException(file + " is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BenchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What the counter did in those nights; null where too few of them have it. */
    @Nullable
    GoodNights of(String counter) {
        List<NightProfile> profiles = counters.getOrDefault(counter, List.of());
        return profiles.size() < GoodNights.FEWEST ? null : GoodNights.of(profiles);
    }

    /** Whether nothing was to be learned. */
    @JsonIgnore
    public boolean isEmpty() {
        return nights.isEmpty() && Objects.requireNonNull(forecasts).isEmpty();
    }

    /** What forecasts of the counter were worth. */
    List<ConformalWidening.Past> forecastsOf(String counter) {
        return Objects.requireNonNull(forecasts).getOrDefault(counter, List.of());
    }
}
