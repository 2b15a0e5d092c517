package org.boxsoak.leak;

final class Forecaster {
    static Forecast of(Samples s, boolean falling, double floor) {
        return new Forecast(null, "");
    }
}
