package org.walletsuite.ledger.grant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class GrantsTest {

    /** The benchmark needs a program of its own, which the table of production must not have. */
    @Test
    void anEnvironmentVariableAddsACellToTheTable() {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("file", Map.of("ledger.grants.payment.festival", "post")));
        sources.addFirst(new SystemEnvironmentPropertySource(
                "test-systemEnvironment", Map.of("LEDGER_GRANTS_PAYMENT_BENCH", "post,read")));

        var grants = Binder.get(environment).bind("ledger", Grants.class).get();

        assertThat(grants.grants())
                .isEqualTo(Map.of(
                        "payment",
                        Map.of(
                                "festival", Set.of(Operation.POST),
                                "bench", Set.of(Operation.POST, Operation.READ))));
    }
}
