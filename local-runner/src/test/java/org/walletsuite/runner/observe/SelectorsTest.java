package org.walletsuite.runner.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelectorsTest {

    @Test
    void areFoundWithTheirMatchers() {
        assertThat(Selectors.of(
                        "sum by (service, topic) (rate(a_total{uri=~\"/b/[*]|{c}\",status=\"x\"}[5m])) > 14.4 * 0.5"))
                .containsExactly("a_total{uri=~\"/b/[*]|{c}\",status=\"x\"}");
    }

    @Test
    void areNeitherFunctionsNorLabelsNorOperators() {
        assertThat(Selectors.of("1 - suite:d{slo=\"p\"} / on (slo) suite:budget and max(e offset 1d) by (f)"
                        + " unless (vector(0) or group by (g) (last_over_time(h[6h])))"))
                .containsExactly("suite:d{slo=\"p\"}", "suite:budget", "e", "h");
    }

    @Test
    void areNamedOnce() {
        assertThat(Selectors.of("rate(a[5m]) / (rate(a[5m]) + rate(b[5m])) > bool 0"))
                .containsExactly("a", "b");
    }
}
